using System.Globalization;
using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>What a feed says of an entry, in the vocabularies of RSS and Atom and their extensions.</summary>
internal static class EntryElements
{
    /// <summary>The reader stands on the entry.</summary>
    public static void Read(ref MarkupReader xml, EntryDraft entry)
    {
        entry.Id = xml.Attribute("about"u8);
        NoteLanguage(ref xml, entry, EntryPart.Entry);
        for (var depth = xml.Depth; xml.NextChild(depth);)
        {
            ReadMember(ref xml, entry);
        }
    }

    private static void ReadMember(ref MarkupReader xml, EntryDraft entry)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core, "title"):
                NoteLanguage(ref xml, entry, EntryPart.Title);
                entry.Title = xml.PlainText() ?? entry.Title;
                break;
            case (FeedNamespace.DublinCore or FeedNamespace.Media or FeedNamespace.ITunes, "title"):
                entry.OtherTitle ??= xml.PlainText();
                break;
            case (FeedNamespace.Core, "link"):
                ReadLink(ref xml, entry);
                break;
            case (FeedNamespace.Core, "guid" or "id"):
                ReadId(ref xml, entry);
                break;
            case (FeedNamespace.DublinCore, "identifier"):
                entry.Id ??= xml.Text();
                break;
            case (FeedNamespace.Core, "updated" or "modified" or "lastbuilddate") or (FeedNamespace.DublinCore, "modified"):
                entry.Updated = FeedDates.Parse(xml.Text()) ?? entry.Updated;
                break;
            case (FeedNamespace.Core, "pubdate" or "published" or "issued") or (FeedNamespace.DublinCore, "issued"):
                entry.Published = FeedDates.Parse(xml.Text()) ?? entry.Published;
                break;
            case (FeedNamespace.Core or FeedNamespace.DublinCore, "created") or (FeedNamespace.DublinCore, "date"):
                entry.Dated = FeedDates.Parse(xml.Text()) ?? entry.Dated;
                break;
            case (FeedNamespace.Core or FeedNamespace.DublinCore, "language"):
                entry.AddLanguage(xml.Text(), EntryPart.Declaration);
                break;
            case (FeedNamespace.Core or FeedNamespace.ITunes, "author") or (FeedNamespace.DublinCore, "creator" or "author"):
                entry.Authors.Add(PersonElement.Read(ref xml));
                break;
            case (FeedNamespace.Core or FeedNamespace.DublinCore, "contributor"):
                entry.Contributors.Add(PersonElement.Read(ref xml));
                break;
            case (FeedNamespace.Core, "source"):
                entry.Source = SourceElement.Read(ref xml);
                break;
            case (FeedNamespace.Thread, "in-reply-to"):
                entry.InReplyTo = new FeedReply(xml.Attribute("ref"u8), Address.Resolve(xml.Attribute("href"u8), xml.Base));
                break;
            case (FeedNamespace.Thread, "total") or (FeedNamespace.Slash, "comments"):
                entry.Replies = int.TryParse(xml.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var replies) ? replies : entry.Replies;
                break;
            default:
                if (!TextElements.Read(ref xml, entry) && !CategoryElements.Read(ref xml, entry))
                {
                    MediaElements.Read(ref xml, entry);
                }

                break;
        }
    }

    /// <summary>A language that the element has of its own may be the entry's.</summary>
    public static void NoteLanguage(ref MarkupReader xml, EntryDraft entry, EntryPart part) =>
        entry.AddLanguage(xml.Language == xml.RootLanguage ? null : xml.Language, part);

    private static void ReadLink(ref MarkupReader xml, EntryDraft entry)
    {
        var link = LinkElement.Read(ref xml);
        switch (link)
        {
            case { Address: null }:
                break;
            case { IsPage: true }:
                entry.Link = link.Address;
                break;
            case { Relation: "alternate" }:
                entry.Link ??= link.Address;
                break;
            case { Relation: "enclosure" }:
                entry.AddEnclosure(new FeedEnclosure(link.Address, link.MediaType, link.Length));
                break;
            case { Relation: "related" }:
                entry.ExternalLink ??= link.Address;
                break;
            default:
                break;
        }
    }

    // A guid is a page's address unless it says otherwise; many that don't are not.
    private static void ReadId(ref MarkupReader xml, EntryDraft entry)
    {
        var isPermaLink = xml.Name == "guid" && !string.Equals(xml.Attribute("ispermalink"u8), "false", StringComparison.OrdinalIgnoreCase);
        var (isAtom, against) = (xml.Name == "id", xml.Base);
        if (xml.Text() is not { } id)
        {
            return;
        }

        entry.Id = id.StartsWith('/') && (isAtom || isPermaLink) ? Address.Resolve(id, against) : id;
        if (isPermaLink && (id.StartsWith("http", StringComparison.OrdinalIgnoreCase) || id.StartsWith('/')))
        {
            entry.PermaLink = entry.Id;
        }
    }
}
