using System.Globalization;
using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>A subscription in a reader's words.</summary>
internal static class SubscriptionText
{
    private const string Dot = " · ";

    /// <summary>Characters of one list, so that no subscription takes the room of the others.</summary>
    private const int MaxList = 200;

    /// <summary>How often, on which days, and which articles; it names the role, and whoever shows it sees to it that nobody is mentioned.</summary>
    public static string Of(Subscription subscription, string language) =>
        string.Join(Dot, Wishes(subscription, language).OfType<string>().Prepend(Schedule(subscription.Schedule, language)));

    /// <summary>When the channel is left alone; null: never.</summary>
    public static string? Quiet(Channel channel, InteractionTexts texts) =>
        channel.Quiet is { } quiet ? InteractionTexts.Fill(texts.QuietHours, quiet, channel.UsualTimeZone) : null;

    /// <summary>How often, in words.</summary>
    public static string Schedule(Schedule schedule, string language)
    {
        var texts = ChatTexts.For(language);
        var time = schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
        var often = schedule.Rhythm switch
        {
            Rhythm.Instant => texts.Interactions.Instant,
            Rhythm.Hourly => InteractionTexts.Fill(texts.Interactions.Hourly, schedule.Time.Minute),
            Rhythm.Daily => InteractionTexts.Fill(texts.Interactions.Daily, time, schedule.TimeZone),
            _ => InteractionTexts.Fill(texts.Interactions.Weekly, CultureInfo.GetCultureInfo(language).DateTimeFormat.GetDayName(schedule.Weekday), time, schedule.TimeZone),
        };
        return schedule.Rhythm == Rhythm.Weekly || schedule.Weekdays == Weekdays.Any
            ? often
            : often + Dot + InteractionTexts.Fill(texts.Interactions.OnDays, WeekdaysOption.Show(schedule.Weekdays, language));
    }

    private static IEnumerable<string?> Wishes(Subscription subscription, string language)
    {
        var texts = ChatTexts.For(language);
        var words = texts.Interactions;
        var filter = subscription.Filter ?? new ArticleFilter();
        yield return List(words.InLanguages, [.. filter.Languages.Select(l => words.Choices.GetValueOrDefault(l, l))]);
        yield return filter.MinScore > 0 ? InteractionTexts.Fill(words.ScoreFrom, filter.MinScore) : null;
        yield return filter.Sources.Count > 0 ? InteractionTexts.Fill(words.FromSources, filter.Sources.Count) : null;
        yield return filter.NotSources.Count > 0 ? InteractionTexts.Fill(words.NotFromSources, filter.NotSources.Count) : null;
        yield return List(words.WithWords, filter.Words);
        yield return List(words.WithoutWords, filter.NotWords);
        yield return subscription.MaxStories is { } most ? InteractionTexts.Fill(words.MostStories, most) : null;
        yield return Snowflake.TryParse(subscription.MentionRole, out var role) ? InteractionTexts.Fill(words.Mentions, $"<@&{role}>") : null;

        string? List(string template, IReadOnlyList<string> names) => names.Count == 0
            ? null
            : InteractionTexts.Fill(template, DiscordText.Names([.. names.Select(DiscordText.Name)], texts, MaxList));
    }
}
