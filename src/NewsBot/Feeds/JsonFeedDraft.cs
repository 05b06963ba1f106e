using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>A JSON Feed as its members come by.</summary>
internal sealed class JsonFeedDraft(string? address, FeedDraft draft)
{
    public FeedDraft Draft => draft;

    public bool HasItems { get; private set; }

    /// <exception cref="System.Text.Json.JsonException">It is not JSON; what came before is kept.</exception>
    public void Read(ref JsonMembers json)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextMember(out var name))
        {
            switch (name)
            {
                case "title":
                    draft.Title = FeedText.Folded(json.Text());
                    break;
                case "description":
                    draft.Description = FeedText.Folded(json.Text());
                    break;
                case "home_page_url":
                    draft.HomePageUrl = Address.Resolve(json.Text(), address);
                    break;
                case "feed_url":
                    draft.FeedUrl = Address.Resolve(json.Text(), address);
                    break;
                case "next_url":
                    draft.NextUrl = Address.Resolve(json.Text(), address);
                    break;
                case "language":
                    draft.Language = json.Text();
                    break;
                case "icon":
                    draft.Icon = Address.Resolve(json.Text(), address) ?? draft.Icon;
                    break;
                case "favicon":
                    draft.Icon ??= Address.Resolve(json.Text(), address);
                    break;
                case "expired":
                    draft.IsExpired = json.IsTrue();
                    break;
                case "author" or "authors":
                    JsonAuthors.Read(ref json, draft.Authors, name == "authors", address);
                    break;
                case "items":
                    ReadItems(ref json);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadItems(ref JsonMembers json)
    {
        if (!json.EnterArray())
        {
            return;
        }

        HasItems = true;
        while (json.NextElement())
        {
            if (!draft.IsFull && !json.IsExhausted && json.EnterObject())
            {
                var entry = new EntryDraft(draft.Limits);
                JsonEntry.Read(ref json, entry, address);
                draft.Add(entry);
            }
        }
    }
}
