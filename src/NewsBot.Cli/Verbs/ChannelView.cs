using System.Globalization;
using NewsBot.Articles;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary>What a channel wants, for people: a line of its own and a line or two for each subscription.</summary>
internal static class ChannelView
{
    private const string Dot = " · ";
    private const int MaxName = 60;

    /// <param name="channel">Which.</param>
    /// <param name="address">A webhook's, in part.</param>
    public static string Heading(Channel channel, string? address = null) => channel.Id + "  " + string.Join(Dot, Parts(
        channel.Paused ? "paused: what comes meanwhile is skipped" : null,
        channel.SwitchedOff is { } why ? $"switched off: {why}" : null,
        channel.UsualTimeZone,
        "headings " + channel.Language,
        channel.Quiet is { } quiet ? $"quiet {quiet}" : null,
        channel.TellsEmpty ? "empty digests told" : null,
        address));

    public static IEnumerable<string> Lines(Channel channel, Subscription subscription, KnownSources sources)
    {
        yield return $"  {subscription.Topic,-20} {Timing(channel, subscription)}";
        if (Wants(subscription, sources) is { Length: > 0 } wants)
        {
            yield return $"  {"",-20} {wants}";
        }
    }

    /// <summary>When the next digest comes, in a sentence's end.</summary>
    public static string Next(Channel channel, Subscription subscription) => subscription.NextDue == DateTimeOffset.MinValue
        ? "digests come as articles do" + (channel.Quiet is { } quiet ? $", but not {quiet}" : "")
        : "the next digest is due " + Show(channel.NextDueOf(subscription), subscription.Schedule.TimeZone);

    private static string Timing(Channel channel, Subscription subscription)
    {
        var schedule = subscription.Schedule;
        var when = schedule.Rhythm switch
        {
            Rhythm.Instant => "instant",
            Rhythm.Hourly => $"hourly at minute {schedule.Time:mm}",
            Rhythm.Daily => string.Create(CultureInfo.InvariantCulture, $"daily at {schedule.Time:HH:mm}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"weekly on {schedule.Weekday} at {schedule.Time:HH:mm}"),
        };
        var days = WeekdayNames.Of(schedule.Weekdays);
        return when
            + (days.Count > 0 ? " on " + string.Join(", ", days) : "")
            + (channel.NextDue is null || subscription.NextDue == DateTimeOffset.MinValue
                ? ""
                : ", next " + Show(channel.NextDueOf(subscription), schedule.TimeZone));
    }

    private static string Wants(Subscription subscription, KnownSources sources)
    {
        var filter = subscription.Filter ?? new ArticleFilter();
        return string.Join(Dot, Parts(
            List("in", filter.Languages),
            filter.MinScore > 0 ? string.Create(CultureInfo.InvariantCulture, $"score from {filter.MinScore}") : null,
            List("from", filter.Sources.Select(sources.NameOf)),
            List("not from", filter.NotSources.Select(sources.NameOf)),
            List("with", filter.Words),
            List("without", filter.NotWords),
            subscription.MaxStories is { } most ? $"at most {most} stories" : null,
            subscription.MentionRole is { } role ? $"mentions role {role}" : null));
    }

    private static string? List(string word, IEnumerable<string> names) =>
        string.Join(", ", names.Select(n => Excerpt.Of(PlainText.Tidy(n), MaxName))) is { Length: > 0 } list ? $"{word} {list}" : null;

    private static IEnumerable<string> Parts(params string?[] parts) => parts.OfType<string>();

    private static string Show(DateTimeOffset time, string timeZone) =>
        TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " " + timeZone;
}
