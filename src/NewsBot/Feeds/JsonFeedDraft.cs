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
                    ReadAuthors(ref json, draft.Authors, name == "authors");
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
                ReadItem(ref json, entry);
                draft.Add(entry);
            }
        }
    }

    private void ReadItem(ref JsonMembers json, EntryDraft entry)
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
                    ReadAuthors(ref json, entry.Authors, name == "authors");
                    break;
                case "tags":
                    ReadTags(ref json, entry);
                    break;
                case "attachments":
                    ReadAttachments(ref json, entry);
                    break;
                default:
                    break;
            }
        }
    }

    // Version 1.0 has one author, 1.1 several.
    private void ReadAuthors(ref JsonMembers json, AuthorList authors, bool isList)
    {
        if (!isList)
        {
            ReadAuthor(ref json, authors);
        }
        else if (json.EnterArray())
        {
            while (json.NextElement())
            {
                ReadAuthor(ref json, authors);
            }
        }
    }

    private void ReadAuthor(ref JsonMembers json, AuthorList authors)
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

    private void ReadAttachments(ref JsonMembers json, EntryDraft entry)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextElement())
        {
            if (json.EnterObject())
            {
                ReadAttachment(ref json, entry);
            }
        }
    }

    private void ReadAttachment(ref JsonMembers json, EntryDraft entry)
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
