using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>Summaries and contents of an entry.</summary>
internal static class TextElements
{
    /// <summary>False where the element is none of them.</summary>
    public static bool Read(ref MarkupReader xml, EntryDraft entry)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core or FeedNamespace.DublinCore, "description"):
                EntryElements.NoteLanguage(ref xml, entry, EntryPart.Summary);
                entry.AddSummary(xml.Construct("text/html"));
                return true;
            case (FeedNamespace.Core or FeedNamespace.ITunes, "summary"):
                EntryElements.NoteLanguage(ref xml, entry, EntryPart.Summary);
                entry.AddSummary(xml.Construct("text/plain"));
                return true;
            case (FeedNamespace.Core, "content"):
                EntryElements.NoteLanguage(ref xml, entry, EntryPart.Content);
                ReadContent(ref xml, entry);
                return true;
            case (FeedNamespace.Content, "encoded") or (FeedNamespace.Core, "fullitem"):
                EntryElements.NoteLanguage(ref xml, entry, EntryPart.Content);
                entry.AddContent(xml.Construct("text/html"));
                return true;
            case (FeedNamespace.Core or FeedNamespace.Xhtml, "body") or (FeedNamespace.Xhtml, "div"):
                EntryElements.NoteLanguage(ref xml, entry, EntryPart.Content);
                entry.AddContent(xml.Construct("application/xhtml+xml"));
                return true;
            case (FeedNamespace.Media, "description"):
                entry.Caption ??= xml.Construct("text/plain");
                return true;
            case (FeedNamespace.ITunes, "subtitle"):
                entry.Caption ??= xml.Construct("text/plain");
                return true;
            default:
                return false;
        }
    }

    // Content elsewhere (RFC 4287, 4.1.3.2) is the article's page, or a file of it.
    private static void ReadContent(ref MarkupReader xml, EntryDraft entry)
    {
        if (Address.Resolve(xml.Attribute("src"u8), xml.Base) is not { } elsewhere)
        {
            entry.AddContent(xml.Construct("text/plain"));
        }
        else if (xml.Attribute("type"u8) is null or "html" or "xhtml" or "text/html" or "application/xhtml+xml")
        {
            entry.PermaLink ??= elsewhere;
        }
        else
        {
            entry.AddEnclosure(new FeedEnclosure(elsewhere, xml.Attribute("type"u8)));
        }
    }
}
