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

    /// <summary>
    /// Each section has at least one story; a story stands in one section only. None where there is nothing to tell and the channel wants to
    /// be told so.
    /// </summary>
    public required IReadOnlyList<DigestSection> Sections { get; init; }

    /// <summary>Ids of roles of the chat that its stories' topics are to be mentioned to, each once; nobody else is.</summary>
    public IReadOnlyList<string> MentionRoles { get; init; } = [];

    /// <summary>Articles that add nothing to what the channel was told: not shown, and counted as given from now on.</summary>
    public IReadOnlyList<ArticleId> Joining { get; init; } = [];

    /// <summary>In the order they are shown.</summary>
    public IEnumerable<DigestStory> Stories => Sections.SelectMany(s => s.Stories);

    /// <summary>Says that there is nothing, for a channel that wants to be told so; null where it does not, or all that is due is instant.</summary>
    public static Digest? OfNothing(Channel channel, IReadOnlyList<Subscription> due, DateTimeOffset now)
    {
        var scheduled = due.Where(s => s.Schedule.Rhythm != Rhythm.Instant).ToList();
        if (!channel.TellsEmpty || scheduled.Count == 0)
        {
            return null;
        }

        var dueAt = scheduled.Max(s => s.Schedule.LatestAt(now));
        return new Digest
        {
            Channel = channel.Id,
            Due = dueAt,
            Since = dueAt - scheduled.Max(s => s.Schedule.Period),
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(channel.UsualTimeZone),
            Language = channel.Language,
            Sections = [],
        };
    }
}
