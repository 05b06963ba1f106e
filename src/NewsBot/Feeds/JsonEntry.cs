using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>An item of a JSON Feed, its members in whatever order.</summary>
internal static class JsonEntry
{
    /// <param name="json">In the item.</param>
    /// <param name="entry">What becomes of it.</param>
    /// <param name="address">What relative addresses refer to.</param>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    public static void Read(ref JsonMembers json, EntryDraft entry, string? address)
    {
        while (json.NextMember(out var name))
        {
            switch (name)
            {
                case "id":
                    entry.Id = json.Text();
                    break;
                case "url":
                    entry.Link = Address.Resolve(json.Text(), address);
                    break;
                case "external_url":
                    entry.ExternalLink = entry.PermaLink = Address.Resolve(json.Text(), address);
                    break;
                case "title":
                    entry.Title = FeedText.Folded(json.Text());
                    break;
                case "summary":
                    entry.AddSummary(json.Text() is { Length: > 0 } summary ? new TextConstruct(summary, IsHtml: false, address) : null);
                    break;
                case "content_html":
                    entry.AddContent(json.Text() is { Length: > 0 } html ? new TextConstruct(html, IsHtml: true, address) : null);
                    break;
                case "content_text":
                    entry.AddText(json.Text());
                    break;
                case "image":
                    entry.Image = Address.Resolve(json.Text(), address) ?? entry.Image;
                    break;
                case "banner_image":
                    entry.Image ??= Address.Resolve(json.Text(), address);
                    break;
                case "date_published":
                    entry.Published = FeedDates.Parse(json.Text());
                    break;
                case "date_modified":
                    entry.Updated = FeedDates.Parse(json.Text());
                    break;
                case "language":
                    entry.AddLanguage(json.Text(), EntryPart.Declaration);
                    break;
                case "author" or "authors":
                    JsonAuthors.Read(ref json, entry.Authors, name == "authors", address);
                    break;
                case "tags":
                    ReadTags(ref json, entry);
                    break;
                case "attachments":
                    ReadAttachments(ref json, entry, address);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadTags(ref JsonMembers json, EntryDraft entry)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextElement())
        {
            if (entry.WantsCategory)
            {
                entry.AddCategory(json.Text());
            }
        }
    }

    private static void ReadAttachments(ref JsonMembers json, EntryDraft entry, string? address)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextElement())
        {
            if (json.EnterObject())
            {
                ReadAttachment(ref json, entry, address);
            }
        }
    }

    private static void ReadAttachment(ref JsonMembers json, EntryDraft entry, string? address)
    {
        string? file = null, type = null;
        double? length = null, seconds = null;
        while (json.NextMember(out var name))
        {
            switch (name)
            {
                case "url" when entry.WantsEnclosure:
                    file = Address.Resolve(json.Text(), address);
                    break;
                case "mime_type":
                    type = json.Text();
                    break;
                case "size_in_bytes":
                    length = json.Number();
                    break;
                case "duration_in_seconds":
                    seconds = json.Number();
                    break;
                default:
                    break;
            }
        }

        if (file is not null)
        {
            entry.AddEnclosure(new FeedEnclosure(
                file,
                type,
                length is >= 0 and < 1e15 ? (long)length : null,
                seconds is >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds.Value) : null));
        }
    }
}
