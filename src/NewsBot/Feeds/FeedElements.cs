using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>What a feed says of itself, in the vocabularies of RSS and Atom and their extensions.</summary>
internal static class FeedElements
{
    /// <summary>The reader stands on the root. In RSS 2.0 items are in the channel, in RSS 1.0 beside it.</summary>
    public static void Read(ref MarkupReader xml, FeedDraft feed)
    {
        for (var root = xml.Depth; !xml.IsExhausted && xml.NextChild(root);)
        {
            if (xml is { Name: "channel", Namespace: FeedNamespace.Core })
            {
                for (var channel = xml.Depth; !xml.IsExhausted && xml.NextChild(channel);)
                {
                    ReadMember(ref xml, feed);
                }
            }
            else
            {
                ReadMember(ref xml, feed);
            }
        }
    }

    private static void ReadMember(ref MarkupReader xml, FeedDraft feed)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core, "item" or "entry"):
                ReadEntry(ref xml, feed);
                break;
            case (FeedNamespace.Core, "title"):
                feed.Title = xml.PlainText() ?? feed.Title;
                break;
            case (FeedNamespace.DublinCore or FeedNamespace.Media or FeedNamespace.ITunes, "title"):
                feed.Title ??= xml.PlainText();
                break;
            case (FeedNamespace.Core, "link"):
                ReadLink(ref xml, feed);
                break;
            case (FeedNamespace.Core, "description"):
                feed.Description = xml.Construct("text/html")?.ToPlain() ?? feed.Description;
                break;
            case (FeedNamespace.Core, "subtitle" or "tagline"):
                feed.Description = xml.PlainText() ?? feed.Description;
                break;
            case (FeedNamespace.DublinCore, "description") or (FeedNamespace.ITunes, "summary" or "subtitle") or (FeedNamespace.Core, "info"):
                feed.Description ??= xml.PlainText();
                break;
            case (FeedNamespace.Core or FeedNamespace.DublinCore, "language"):
                feed.Language = FeedText.Folded(xml.Text()) ?? feed.Language;
                break;
            case (FeedNamespace.Core, "managingeditor" or "author") or (FeedNamespace.DublinCore, "creator" or "author") or (FeedNamespace.ITunes, "author"):
                feed.Authors.Add(PersonElement.Read(ref xml));
                break;
            case (FeedNamespace.Core, "image"):
                feed.Icon ??= ImageElement.Read(ref xml);
                break;
            case (FeedNamespace.Core, "icon" or "logo"):
                var against = xml.Base;
                feed.Icon ??= Address.Resolve(xml.Text(), against);
                break;
            case (FeedNamespace.ITunes, "image" or "link"):
                feed.Icon ??= Address.Resolve(xml.Attribute("href"u8) ?? xml.Attribute("url"u8), xml.Base);
                break;
            case (FeedNamespace.Core, "updated" or "modified" or "lastbuilddate") or (FeedNamespace.DublinCore, "modified"):
                feed.Updated = FeedDates.Parse(xml.Text()) ?? feed.Updated;
                break;
            case (FeedNamespace.Core, "pubdate") or (FeedNamespace.DublinCore, "date"):
                feed.Updated ??= FeedDates.Parse(xml.Text());
                break;
            default:
                ReadWish(ref xml, feed.Wishes);
                break;
        }
    }

    private static void ReadEntry(ref MarkupReader xml, FeedDraft feed)
    {
        if (feed.IsFull)
        {
            xml.GiveUp();
            return;
        }

        var entry = new EntryDraft(feed.Limits);
        EntryElements.Read(ref xml, entry);
        feed.Add(entry);
    }

    private static void ReadLink(ref MarkupReader xml, FeedDraft feed)
    {
        var link = LinkElement.Read(ref xml);
        switch (link.Relation)
        {
            case "alternate":
                feed.HomePageUrl = link.IsPage ? link.Address ?? feed.HomePageUrl : feed.HomePageUrl ?? link.Address;
                break;
            case "self":
                feed.FeedUrl ??= link.Address;
                break;
            case "next":
                feed.NextUrl ??= link.Address;
                break;
            default:
                break;
        }
    }

    private static void ReadWish(ref MarkupReader xml, PublisherWishes wishes)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core, "ttl"):
                wishes.TimeToLive(xml.Text());
                break;
            case (FeedNamespace.Syndication, "updateperiod"):
                wishes.UpdatePeriod(xml.Text());
                break;
            case (FeedNamespace.Syndication, "updatefrequency"):
                wishes.UpdateFrequency(xml.Text());
                break;
            case (FeedNamespace.Core, "skiphours" or "skipdays"):
                for (var depth = xml.Depth; xml.NextChild(depth);)
                {
                    if (xml.Name == "hour")
                    {
                        wishes.SkipHour(xml.Text());
                    }
                    else if (xml.Name == "day")
                    {
                        wishes.SkipDay(xml.Text());
                    }
                }

                break;
            default:
                break;
        }
    }
}
