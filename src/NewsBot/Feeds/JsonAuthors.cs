using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>The people of a JSON Feed or of an item.</summary>
internal static class JsonAuthors
{
    /// <param name="json">At the value.</param>
    /// <param name="authors">What they are added to.</param>
    /// <param name="isList">Version 1.0 has one author, 1.1 several.</param>
    /// <param name="address">What relative addresses refer to.</param>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    public static void Read(ref JsonMembers json, AuthorList authors, bool isList, string? address)
    {
        if (!isList)
        {
            ReadAuthor(ref json, authors, address);
        }
        else if (json.EnterArray())
        {
            while (json.NextElement())
            {
                ReadAuthor(ref json, authors, address);
            }
        }
    }

    private static void ReadAuthor(ref JsonMembers json, AuthorList authors, string? address)
    {
        if (authors.IsFull || !json.EnterObject())
        {
            return;
        }

        string? person = null, page = null, avatar = null;
        while (json.NextMember(out var name))
        {
            switch (name)
            {
                case "name":
                    person = FeedText.Folded(json.Text());
                    break;
                case "url":
                    page = Address.Resolve(json.Text(), address);
                    break;
                case "avatar":
                    avatar = Address.Resolve(json.Text(), address);
                    break;
                default:
                    break;
            }
        }

        if (person is not null || page is not null)
        {
            authors.Add(new FeedAuthor(person, page, avatar));
        }
    }
}
