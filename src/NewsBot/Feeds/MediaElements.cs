using System.Globalization;
using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>Enclosures and images of an entry (RSS 2.0; Media RSS, https://www.rssboard.org/media-rss; iTunes).</summary>
internal static class MediaElements
{
    public static void Read(ref MarkupReader xml, EntryDraft entry)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core, "enclosure"):
                AddEnclosure(ref xml, entry, "length"u8);
                break;
            case (FeedNamespace.Media, "group"):
                ReadChildren(ref xml, entry);
                break;
            case (FeedNamespace.Media, "content"):
                AddEnclosure(ref xml, entry, "filesize"u8);
                ReadChildren(ref xml, entry);
                break;
            case (FeedNamespace.Media, "thumbnail"):
                entry.Image ??= Address.Resolve(xml.Attribute("url"u8), xml.Base);
                break;
            case (FeedNamespace.ITunes, "image" or "link"):
                entry.Image ??= Address.Resolve(xml.Attribute("href"u8) ?? xml.Attribute("url"u8), xml.Base);
                break;
            case (FeedNamespace.Core, "image"):
                entry.Image ??= ImageElement.Read(ref xml);
                break;
            case (FeedNamespace.ITunes, "duration"):
                entry.Duration ??= Duration(xml.Text());
                break;
            default:
                break;
        }
    }

    // A group has contents, and both have titles and descriptions of their own.
    private static void ReadChildren(ref MarkupReader xml, EntryDraft entry)
    {
        for (var depth = xml.Depth; xml.NextChild(depth);)
        {
            switch (xml.Namespace, xml.Name)
            {
                case (FeedNamespace.Media, "content"):
                    AddEnclosure(ref xml, entry, "filesize"u8);
                    break;
                case (FeedNamespace.Media, "title"):
                    entry.OtherTitle ??= xml.PlainText();
                    break;
                default:
                    if (!TextElements.Read(ref xml, entry) && !CategoryElements.Read(ref xml, entry) && xml is { Namespace: FeedNamespace.Media, Name: "thumbnail" })
                    {
                        entry.Image ??= Address.Resolve(xml.Attribute("url"u8), xml.Base);
                    }

                    break;
            }
        }
    }

    private static void AddEnclosure(ref MarkupReader xml, EntryDraft entry, ReadOnlySpan<byte> lengthName)
    {
        if (!entry.WantsEnclosure
            || Address.Resolve(xml.Attribute("url"u8) ?? xml.Attribute("href"u8) ?? xml.Attribute("uri"u8), xml.Base) is not { } url)
        {
            return;
        }

        var type = xml.Attribute("type"u8) ?? (xml.Attribute("medium"u8) == "image" ? "image/*" : null);
        var length = long.TryParse(xml.Attribute(lengthName), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        entry.AddEnclosure(new FeedEnclosure(url, type, length, Duration(xml.Attribute("duration"u8))));
    }

    /// <summary>Seconds, <c>mm:ss</c> or <c>hh:mm:ss</c>.</summary>
    private static TimeSpan? Duration(string? text)
    {
        var seconds = 0.0;
        foreach (var part in text?.Split(':', 4) ?? [])
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            seconds = (seconds * 60) + number;
        }

        return seconds is > 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
