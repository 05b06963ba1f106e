using System.Globalization;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>What a member says to <c>/subscribe</c> beside the topic. Discord checks choices and ranges already; they are checked again.</summary>
internal sealed record SubscribeWish
{
    private static readonly string[] TimeForms = ["H:mm", "HH:mm", "%H", "HH"];

    private Rhythm Rhythm { get; init; } = Rhythm.Daily;
    private TimeOnly Time { get; init; } = Schedule.UsualTime;
    private string? TimeZone { get; init; }
    private DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;
    private string? Language { get; init; }
    private double MinScore { get; init; }
    private string? MentionRole { get; init; }

    /// <summary>Null where something is not allowed, and then what is.</summary>
    public static SubscribeWish? Read(Interaction asked, out string wrong)
    {
        wrong = "";
        var texts = ChatTexts.For(asked.Language).Interactions;
        var wish = new SubscribeWish();
        if (CommandList.Find(asked.Command)?.Options.FirstOrDefault(o => !IsChoice(asked, o)) is { } chosen)
        {
            wrong = InteractionTexts.Fill(
                texts.WrongChoice,
                DiscordText.Quote(asked.Option(chosen.Name) ?? ""),
                DiscordText.Names([.. chosen.Choices.Select(c => texts.Choices[c])], ChatTexts.For(asked.Language)));
            return null;
        }

        if (asked.Option(CommandList.Schedule) is { } often)
        {
            wish = wish with { Rhythm = Enum.Parse<Rhythm>(often, ignoreCase: true) };
        }

        if (asked.Option(CommandList.Weekday) is { } day)
        {
            if (asked.Option(CommandList.Schedule) is not null && wish.Rhythm != Rhythm.Weekly)
            {
                wrong = texts.WeekdayOfWeekly;
                return null;
            }

            wish = wish with { Rhythm = Rhythm.Weekly, Weekday = Enum.Parse<DayOfWeek>(day, ignoreCase: true) };
        }

        if (asked.Option(CommandList.Time) is { } writtenTime)
        {
            if (!TryReadTime(writtenTime, out var time))
            {
                wrong = InteractionTexts.Fill(texts.WrongTime, DiscordText.Quote(writtenTime));
                return null;
            }

            wish = wish with { Time = time };
        }

        if (asked.Option(CommandList.TimeZone) is { } writtenZone)
        {
            if (TimeZoneOption.Find(writtenZone, asked.Language) is not { } zone)
            {
                wrong = InteractionTexts.Fill(texts.WrongTimeZone, DiscordText.Quote(writtenZone));
                return null;
            }

            wish = wish with { TimeZone = zone };
        }

        if (asked.Option(CommandList.MinScore) is { } writtenScore)
        {
            if (!double.TryParse(writtenScore, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || score is not (>= 0 and <= 1))
            {
                wrong = InteractionTexts.Fill(texts.WrongScore, DiscordText.Quote(writtenScore));
                return null;
            }

            wish = wish with { MinScore = score };
        }

        if (asked.Option(CommandList.MentionRole) is { } role)
        {
            if (role == asked.Guild || !Snowflake.TryParse(role, out _))
            {
                wrong = texts.WrongRole;
                return null;
            }

            wish = wish with { MentionRole = role };
        }

        return wish with { Language = asked.Option(CommandList.Language) };
    }

    /// <summary>In place of what the channel had of the topic, but for what only an operator can say: sources, words and how many stories.</summary>
    public Subscription Of(TopicId topic, Channel channel, DateTimeOffset now)
    {
        var before = channel.Subscriptions.FirstOrDefault(s => s.Topic == topic);
        var filter = (before?.Filter ?? new ArticleFilter()) with { Languages = Language is null ? [] : [Language], MinScore = MinScore };
        return Subscription.Start(topic, new Schedule(Rhythm, Time, TimeZone ?? channel.UsualTimeZone, Weekday), now) with
        {
            Filter = filter.IsOpen ? null : filter,
            MaxStories = before?.MaxStories,
            MentionRole = MentionRole,
        };
    }

    private static bool IsChoice(Interaction asked, OptionDefinition option) =>
        option.Choices.Count == 0 || asked.Option(option.Name) is not { } value || option.Choices.Contains(value, StringComparer.Ordinal);

    private static bool TryReadTime(string written, out TimeOnly time) => TimeOnly.TryParseExact(
        written.Replace('：', ':'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
