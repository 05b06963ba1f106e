using System.Globalization;
using System.Xml;

namespace NewsBot.Feeds;

/// <summary>RSS 0.9x and 2.0 (https://www.rssboard.org/rss-specification) and RSS 1.0 (https://web.resource.org/rss/1.0/spec).</summary>
internal static class RssReader
{
    /// <summary>The reader stands on the root. In RSS 2.0 items are in the channel, in RSS 1.0 beside it.</summary>
    public static void Read(XmlReader xml, FeedDraft feed)
    {
        feed.BaseUri = FeedDraft.BaseOf(xml, feed.BaseUri);
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (child.LocalName)
            {
                case "channel":
                    ReadChannel(child, feed);
                    break;
                case "item" when !feed.IsFull:
                    ReadItem(child, feed);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadChannel(XmlReader xml, FeedDraft feed)
    {
        feed.BaseUri = FeedDraft.BaseOf(xml, feed.BaseUri);
        foreach (var child in XmlFeedReader.Children(xml))
        {
            switch (FeedNamespaces.Of(child.NamespaceURI), child.LocalName)
            {
                case (FeedNamespace.Rss, "item") when !feed.IsFull:
                    ReadItem(child, feed);
                    break;
                case (FeedNamespace.Rss, "title"):
                    feed.Title = FeedText.FromHtml(XmlFeedReader.Text(child)) ?? feed.Title;
                    break;
                case (FeedNamespace.Rss, "link"):
                    feed.HomePageUrl ??= FeedDraft.Resolve(XmlFeedReader.Text(child), feed.BaseUri);
                    break;
                case (FeedNamespace.Rss, "description"):
                    feed.Description = FeedText.FromHtml(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Rss, "language") or (FeedNamespace.DublinCore, "language"):
                    feed.Language = FeedText.Folded(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Rss, "ttl"):
                    feed.MinimumInterval = Minutes(XmlFeedReader.Text(child)) ?? feed.MinimumInterval;
                    break;
                case (FeedNamespace.Syndication, "updatePeriod"):
                    feed.MinimumInterval ??= Period(XmlFeedReader.Text(child));
                    break;
                case (FeedNamespace.Rss, "managingEditor") or (FeedNamespace.DublinCore, "creator") or (FeedNamespace.ITunes, "author"):
                    feed.AddAuthor(Author(XmlFeedReader.Text(child)));
                    break;
                case (FeedNamespace.Rss, "image"):
                    feed.Icon ??= ImageUrl(child, feed);
                    break;
                case (FeedNamespace.ITunes, "image"):
                    feed.Icon ??= FeedDraft.Resolve(child.GetAttribute("href"), feed.BaseUri);
                    break;
                case (FeedNamespace.Atom, "link") when child.GetAttribute("rel") == "self":
                    feed.FeedUrl ??= FeedDraft.Resolve(child.GetAttribute("href"), feed.BaseUri);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadItem(XmlReader xml, FeedDraft feed)
    {
        var entry = new EntryDraft
        {
            Id = xml.GetAttribute("about", FeedNamespaces.ByUsualPrefix["rdf"]),
            Language = xml.GetAttribute("lang", FeedNamespaces.Xml),
        };
        var baseUri = FeedDraft.BaseOf(xml, feed.BaseUri);
        foreach (var child in XmlFeedReader.Children(xml))
        {
            ReadMember(child, entry, baseUri);
        }

        feed.Add(entry);
    }

    private static void ReadMember(XmlReader xml, EntryDraft entry, Uri? baseUri)
    {
        switch (FeedNamespaces.Of(xml.NamespaceURI), xml.LocalName)
        {
            case (FeedNamespace.Rss, "title"):
                entry.Title = FeedText.FromHtml(XmlFeedReader.Text(xml)) ?? entry.Title;
                break;
            case (FeedNamespace.DublinCore or FeedNamespace.Media, "title"):
                entry.Title ??= FeedText.FromHtml(XmlFeedReader.Text(xml));
                break;
            case (FeedNamespace.Rss, "link"):
                entry.Link = FeedDraft.Resolve(XmlFeedReader.Text(xml), baseUri) ?? entry.Link;
                break;
            case (FeedNamespace.Atom, "link") when xml.GetAttribute("rel") is null or "alternate":
                entry.Link ??= FeedDraft.Resolve(xml.GetAttribute("href"), baseUri);
                break;
            case (FeedNamespace.Rss, "guid"):
                ReadGuid(xml, entry, baseUri);
                break;
            case (FeedNamespace.DublinCore, "identifier"):
                entry.Id ??= FeedText.Folded(XmlFeedReader.Text(xml));
                break;
            case (FeedNamespace.Rss, "description"):
                entry.SummaryHtml = XmlFeedReader.Text(xml);
                break;
            case (FeedNamespace.DublinCore or FeedNamespace.Media, "description") or (FeedNamespace.ITunes, "summary"):
                entry.SummaryHtml ??= XmlFeedReader.Text(xml);
                break;
            case (FeedNamespace.Content, "encoded"):
                entry.ContentHtml = XmlFeedReader.Text(xml);
                break;
            case (FeedNamespace.Rss, "pubDate" or "pubdate"):
                entry.Published = FeedDates.Parse(XmlFeedReader.Text(xml)) ?? entry.Published;
                break;
            case (FeedNamespace.DublinCore, "date" or "created" or "issued") or (FeedNamespace.Atom, "published"):
                entry.Published ??= FeedDates.Parse(XmlFeedReader.Text(xml));
                break;
            case (FeedNamespace.DublinCore, "modified") or (FeedNamespace.Atom, "updated"):
                entry.Updated ??= FeedDates.Parse(XmlFeedReader.Text(xml));
                break;
            case (FeedNamespace.Rss, "author") or (FeedNamespace.DublinCore, "creator") or (FeedNamespace.ITunes, "author"):
                entry.AddAuthor(Author(XmlFeedReader.Text(xml)));
                break;
            case (FeedNamespace.Rss, "category") or (FeedNamespace.DublinCore, "subject"):
                entry.AddCategory(FeedText.FromHtml(XmlFeedReader.Text(xml)));
                break;
            case (FeedNamespace.Rss, "enclosure"):
                AddEnclosure(xml, entry, baseUri, "length");
                break;
            case (FeedNamespace.Media, "group"):
                foreach (var member in XmlFeedReader.Children(xml))
                {
                    ReadMember(member, entry, baseUri);
                }

                break;
            case (FeedNamespace.Media, "content"):
                AddEnclosure(xml, entry, baseUri, "fileSize");
                foreach (var member in XmlFeedReader.Children(xml))
                {
                    ReadMember(member, entry, baseUri);
                }

                break;
            case (FeedNamespace.Media, "thumbnail"):
                entry.Image ??= FeedDraft.Resolve(xml.GetAttribute("url"), baseUri);
                break;
            case (FeedNamespace.ITunes, "image"):
                entry.Image ??= FeedDraft.Resolve(xml.GetAttribute("href"), baseUri);
                break;
            default:
                break;
        }
    }

    private static void ReadGuid(XmlReader xml, EntryDraft entry, Uri? baseUri)
    {
        var isPermaLink = !string.Equals(xml.GetAttribute("isPermaLink"), "false", StringComparison.OrdinalIgnoreCase);
        entry.Id = FeedText.Folded(XmlFeedReader.Text(xml)) ?? entry.Id;
        if (isPermaLink && entry.Id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true)
        {
            entry.PermaLink = FeedDraft.Resolve(entry.Id, baseUri);
        }
    }

    private static void AddEnclosure(XmlReader xml, EntryDraft entry, Uri? baseUri, string lengthName)
    {
        if (FeedDraft.Resolve(xml.GetAttribute("url"), baseUri) is not { } url)
        {
            return;
        }

        var type = xml.GetAttribute("type") ?? (xml.GetAttribute("medium") == "image" ? "image/*" : null);
        if (type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
        {
            entry.Image ??= url;
        }

        var length = long.TryParse(xml.GetAttribute(lengthName), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        entry.AddEnclosure(new FeedEnclosure(url, type, length));
    }

    private static string? ImageUrl(XmlReader xml, FeedDraft feed)
    {
        string? url = null;
        foreach (var child in XmlFeedReader.Children(xml))
        {
            if (child.LocalName == "url")
            {
                url = FeedDraft.Resolve(XmlFeedReader.Text(child), feed.BaseUri);
            }
        }

        return url;
    }

    // "someone@example.org (Some One)" (RSS 2.0) as well as a bare name.
    private static FeedAuthor? Author(string text)
    {
        if (FeedText.FromHtml(text) is not { } author)
        {
            return null;
        }

        var open = author.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && author.EndsWith(')') && author.Contains('@', StringComparison.Ordinal)
            ? new FeedAuthor(author[(open + 1)..^1].Trim(), "mailto:" + author[..open].Trim())
            : new FeedAuthor(author);
    }

    private static TimeSpan? Minutes(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 10_080
            ? TimeSpan.FromMinutes(minutes)
            : null;

    private static TimeSpan? Period(string text) => text.Trim().ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        _ => null,
    };
}
