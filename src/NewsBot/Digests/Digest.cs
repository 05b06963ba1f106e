using NewsBot.Articles;
using NewsBot.Subscriptions;

namespace NewsBot.Digests;

/// <summary>What one channel is owed at one due instant, composed and ordered, ready to be rendered.</summary>
public sealed record Digest
{
    public required ChannelId Channel { get; init; }

    /// <summary>With the channel, the digest's identity.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The window's beginning: a label for people, not a filter.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The channel's time zone, for times that are written out.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Of BCP 47, the language that headings are written in: <c>en</c>, <c>zh-Hans</c> or <c>zh-Hant</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Never empty; each section has at least one story; a story stands in one section only.</summary>
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    /// <summary>Articles that add nothing to what the channel was told: not shown, and counted as given from now on.</summary>
    public IReadOnlyList<ArticleId> Joining { get; init; } = [];

    /// <summary>In the order they are shown.</summary>
    public IEnumerable<DigestStory> Stories => Sections.SelectMany(s => s.Stories);
}
