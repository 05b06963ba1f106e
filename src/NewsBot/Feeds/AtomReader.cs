using System.Globalization;
using System.Xml;

namespace NewsBot.Feeds;

/// <summary>Atom 1.0 (RFC 4287), and 0.3 where it says the same.</summary>
internal static class AtomReader
{
    public static void Read(XmlReader xml, FeedDraft feed)
    {
        feed.BaseUri = FeedDraft.BaseOf(xml, feed.BaseUri);
        feed.Language = xml.GetAttribute("lang", FeedNamespaces.Xml);
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (child.LocalName)
            {
                case "entry" when !feed.IsFull:
                    ReadEntry(child, feed);
                    break;
                case "title":
                    feed.Title = PlainText(child);
                    break;
                case "subtitle" or "tagline":
                    feed.Description = PlainText(child);
                    break;
                case "link" when child.GetAttribute("rel") is null or "alternate":
                    feed.HomePageUrl ??= FeedDraft.Resolve(child.GetAttribute("href"), FeedDraft.BaseOf(child, feed.BaseUri));
                    break;
                case "link" when child.GetAttribute("rel") == "self":
                    feed.FeedUrl ??= FeedDraft.Resolve(child.GetAttribute("href"), FeedDraft.BaseOf(child, feed.BaseUri));
                    break;
                case "icon" or "logo":
                    feed.Icon ??= FeedDraft.Resolve(XmlFeedReader.Text(child), feed.BaseUri);
                    break;
                case "author":
                    feed.AddAuthor(ReadPerson(child));
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadEntry(XmlReader xml, FeedDraft feed)
    {
        var entry = new EntryDraft { Language = xml.GetAttribute("lang", FeedNamespaces.Xml) };
        var baseUri = FeedDraft.BaseOf(xml, feed.BaseUri);
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (FeedNamespaces.Of(child.NamespaceURI), child.LocalName)
            {
                case (FeedNamespace.Atom, "id"):
                    entry.Id = FeedText.Folded(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Atom, "title"):
                    entry.Title = PlainText(child);
                    break;
                case (FeedNamespace.Atom, "link"):
                    ReadLink(child, entry, FeedDraft.BaseOf(child, baseUri));
                    break;
                case (FeedNamespace.Atom, "summary"):
                    entry.SummaryHtml = Html(child);
                    break;
                case (FeedNamespace.Atom, "content"):
                    ReadContent(child, entry, baseUri);
                    break;
                case (FeedNamespace.Atom, "published" or "issued" or "created"):
                    entry.Published ??= FeedDates.Parse(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Atom, "updated" or "modified"):
                    entry.Updated ??= FeedDates.Parse(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Atom, "author"):
                    entry.AddAuthor(ReadPerson(child));
                    break;
                case (FeedNamespace.DublinCore, "creator"):
                    entry.AddAuthor(FeedText.FromHtml(XmlFeedReader.Text(child)) is { } name ? new FeedAuthor(name) : null);
                    break;
                case (FeedNamespace.Atom, "category"):
                    entry.AddCategory(child.GetAttribute("label") ?? child.GetAttribute("term"));
                    break;
                case (FeedNamespace.Media, "group"):
                    ReadMediaGroup(child, entry, baseUri);
                    break;
                case (FeedNamespace.Media, "thumbnail"):
                    entry.Image ??= FeedDraft.Resolve(child.GetAttribute("url"), baseUri);
                    break;
                default:
                    break;
            }
        }

        feed.Add(entry);
    }

    private static void ReadLink(XmlReader xml, EntryDraft entry, Uri? baseUri)
    {
        if (FeedDraft.Resolve(xml.GetAttribute("href"), baseUri) is not { } href)
        {
            return;
        }

        switch (xml.GetAttribute("rel"))
        {
            case null or "" or "alternate":
                entry.Link ??= href;
                break;
            case "enclosure":
                var length = long.TryParse(xml.GetAttribute("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
                entry.AddEnclosure(new FeedEnclosure(href, xml.GetAttribute("type"), length));
                break;
            default:
                break;
        }
    }

    private static void ReadContent(XmlReader xml, EntryDraft entry, Uri? baseUri)
    {
        if (xml.GetAttribute("src") is { } src)
        {
            entry.PermaLink ??= FeedDraft.Resolve(src, baseUri);
            return;
        }

        if (xml.GetAttribute("type") is null or "text" or "text/plain")
        {
            entry.ContentText = XmlFeedReader.Text(xml);
        }
        else
        {
            entry.ContentHtml = Html(xml);
        }
    }

    private static void ReadMediaGroup(XmlReader xml, EntryDraft entry, Uri? baseUri)
    {
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (child.LocalName)
            {
                case "thumbnail":
                    entry.Image ??= FeedDraft.Resolve(child.GetAttribute("url"), baseUri);
                    break;
                case "description":
                    entry.SummaryHtml ??= System.Net.WebUtility.HtmlEncode(XmlFeedReader.Text(child));
                    break;
                default:
                    break;
            }
        }
    }

    private static FeedAuthor? ReadPerson(XmlReader xml)
    {
        string? name = null, url = null, email = null;
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (child.LocalName)
            {
                case "name":
                    name = FeedText.Folded(XmlFeedReader.Text(child));
                    break;
                case "uri" or "url":
                    url = FeedText.Folded(XmlFeedReader.Text(child));
                    break;
                case "email":
                    email = FeedText.Folded(XmlFeedReader.Text(child));
                    break;
                default:
                    break;
            }
        }

        return name is null && url is null && email is null ? null : new FeedAuthor(name ?? email, url ?? (email is null ? null : "mailto:" + email));
    }

    /// <summary>A text construct (RFC 4287, 3.1) as HTML.</summary>
    private static string Html(XmlReader xml) => xml.GetAttribute("type") switch
    {
        "xhtml" or "application/xhtml+xml" => xml.ReadInnerXml(),
        "html" or "text/html" => XmlFeedReader.Text(xml),
        _ => System.Net.WebUtility.HtmlEncode(XmlFeedReader.Text(xml)),
    };

    private static string? PlainText(XmlReader xml) => xml.GetAttribute("type") switch
    {
        "html" or "text/html" => FeedText.FromHtml(XmlFeedReader.Text(xml)),
        _ => FeedText.Folded(XmlFeedReader.Text(xml)),
    };
}
