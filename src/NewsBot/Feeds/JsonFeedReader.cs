using System.Text.Json;
using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), in one pass; no tree of it is ever built.</summary>
internal static class JsonFeedReader
{
    public static bool LooksLikeJson(ReadOnlySpan<byte> utf8) => utf8.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    public static FeedResult Read(ReadOnlySpan<byte> utf8, string? address, FeedLimits limits)
    {
        var first = TryRead(utf8, address, limits, out var broken);
        if (broken is null)
        {
            return Result(first, null);
        }

        // Line feeds and the like within strings are the usual fault; a blank in their place changes nothing else.
        var second = TryRead(WithoutControls(utf8), address, limits, out var still);
        return Result(second, still ?? broken);
    }

    private static FeedResult Result(JsonFeedDraft feed, JsonException? broken)
    {
        var line = broken?.LineNumber + 1;
        return feed.HasItems && (broken is null || feed.Draft.HasEntries)
            ? new FeedResult.Read(feed.Draft.ToFeed(), broken is null ? null : $"not well-formed at line {line}: it was read as far as it is JSON")
            : new FeedResult.NotAFeed(broken is null
                ? "It is JSON, but no JSON Feed: it has no \"items\"."
                : $"It begins like JSON but can't be read (line {line}).");
    }

    private static byte[] WithoutControls(ReadOnlySpan<byte> utf8)
    {
        var tidy = utf8.ToArray();
        for (var rest = tidy.AsSpan(); rest.IndexOfAnyInRange((byte)0, (byte)31) is >= 0 and var control; rest = rest[(control + 1)..])
        {
            rest[control] = (byte)' ';
        }

        return tidy;
    }

    private static JsonFeedDraft TryRead(ReadOnlySpan<byte> utf8, string? address, FeedLimits limits, out JsonException? broken)
    {
        var feed = new JsonFeedDraft(address, new FeedDraft(limits) { Format = FeedFormat.Json });
        try
        {
            var json = new JsonMembers(utf8, limits);
            feed.Read(ref json);
            broken = null;
        }
        catch (JsonException e)
        {
            broken = e;
        }

        return feed;
    }
}
