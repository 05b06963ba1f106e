using System.Globalization;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>What a member says to <c>/subscribe</c> beside the topic. Discord checks choices and ranges already; they are checked again.</summary>
internal sealed record SubscribeWish
{
    /// <summary>Ids of sources and names of sites, which need a look at what is watched.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <inheritdoc cref="Sources"/>
    public IReadOnlyList<string> NotSources { get; init; } = [];

    private Rhythm Rhythm { get; init; } = Rhythm.Daily;
    private TimeOnly Time { get; init; } = Schedule.UsualTime;
    private string? TimeZone { get; init; }
    private DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;
    private Weekdays Weekdays { get; init; }
    private string? Language { get; init; }
    private double MinScore { get; init; }
    private string? Words { get; init; }
    private string? NotWords { get; init; }
    private int? MaxStories { get; init; }
    private string? MentionRole { get; init; }

    /// <summary>Null where something is not allowed, and then what is.</summary>
    public static SubscribeWish? Read(Interaction asked, out DiscordReply wrong)
    {
        var texts = ChatTexts.For(asked.Language).Interactions;
        var wish = new SubscribeWish { Language = asked.Option(CommandList.Language) };
        var fault = WrongChoice(asked, texts)
            ?? ReadDays(asked, texts, ref wish)
            ?? ReadTime(asked, texts, ref wish)
            ?? ReadNumbers(asked, texts, ref wish)
            ?? ReadWords(asked, texts, ref wish)
            ?? ReadRole(asked, texts, ref wish);
        wrong = fault ?? new DiscordReply();
        return fault is null ? wish : null;
    }

    /// <summary>In place of what the channel had of the topic.</summary>
    public Subscription Of(TopicId topic, Channel channel, DateTimeOffset now)
    {
        var filter = new ArticleFilter
        {
            Languages = ListOf(Language),
            MinScore = MinScore,
            Sources = Sources,
            NotSources = NotSources,
            Words = ListOf(Words),
            NotWords = ListOf(NotWords),
        };
        var schedule = new Schedule(Rhythm, Time, TimeZone ?? channel.UsualTimeZone, Weekday) { Weekdays = Weekdays };
        return Subscription.Start(topic, schedule, now) with
        {
            Filter = filter.IsOpen ? null : filter,
            MaxStories = MaxStories,
            MentionRole = MentionRole,
        };
    }

    private static DiscordReply? WrongChoice(Interaction asked, InteractionTexts texts) =>
        CommandList.Find(asked.Command)?.Options.FirstOrDefault(o => !IsChoice(asked, o)) is { } chosen
            ? DiscordReply.Of(InteractionTexts.Fill(
                texts.WrongChoice,
                DiscordText.Quote(asked.Option(chosen.Name) ?? ""),
                DiscordText.Names([.. chosen.Choices.Select(c => texts.Choices[c])], ChatTexts.For(asked.Language))))
            : null;

    private static DiscordReply? ReadDays(Interaction asked, InteractionTexts texts, ref SubscribeWish wish)
    {
        var often = asked.Option(CommandList.Schedule);
        if (often is not null)
        {
            wish = wish with { Rhythm = Enum.Parse<Rhythm>(often, ignoreCase: true) };
        }

        if (asked.Option(CommandList.Weekday) is { } day)
        {
            if (often is not null && wish.Rhythm != Rhythm.Weekly)
            {
                return DiscordReply.Of(texts.WeekdayOfWeekly);
            }

            wish = wish with { Rhythm = Rhythm.Weekly, Weekday = Enum.Parse<DayOfWeek>(day, ignoreCase: true) };
        }

        if (asked.Option(CommandList.Weekdays) is not { } written)
        {
            return null;
        }

        if (!WeekdaysOption.TryRead(written, out var days))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongWeekdays, DiscordText.Quote(written)));
        }

        wish = wish with { Weekdays = days };
        return wish.Rhythm == Rhythm.Weekly ? DiscordReply.Of(texts.WeekdaysNotWeekly) : null;
    }

    private static DiscordReply? ReadTime(Interaction asked, InteractionTexts texts, ref SubscribeWish wish)
    {
        if (asked.Option(CommandList.Time) is { } writtenTime)
        {
            if (!TimeOption.TryRead(writtenTime, out var time))
            {
                return DiscordReply.Of(InteractionTexts.Fill(texts.WrongTime, DiscordText.Quote(writtenTime)));
            }

            wish = wish with { Time = time };
        }

        if (asked.Option(CommandList.TimeZone) is { } writtenZone)
        {
            if (TimeZoneOption.Find(writtenZone, asked.Language) is not { } zone)
            {
                return DiscordReply.Of(InteractionTexts.Fill(texts.WrongTimeZone, DiscordText.Quote(writtenZone)));
            }

            wish = wish with { TimeZone = zone };
        }

        return null;
    }

    private static DiscordReply? ReadNumbers(Interaction asked, InteractionTexts texts, ref SubscribeWish wish)
    {
        if (asked.Option(CommandList.MinScore) is { } writtenScore)
        {
            if (!double.TryParse(writtenScore, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || score is not (>= 0 and <= 1))
            {
                return DiscordReply.Of(InteractionTexts.Fill(texts.WrongScore, DiscordText.Quote(writtenScore)));
            }

            wish = wish with { MinScore = score };
        }

        if (asked.Option(CommandList.MaxStories) is { } writtenMost)
        {
            if (!int.TryParse(writtenMost, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is not (>= 1 and <= CommandList.MostStories))
            {
                return DiscordReply.Of(InteractionTexts.Fill(texts.WrongMost, DiscordText.Quote(writtenMost), CommandList.MostStories));
            }

            wish = wish with { MaxStories = most };
        }

        return null;
    }

    private static DiscordReply? ReadWords(Interaction asked, InteractionTexts texts, ref SubscribeWish wish)
    {
        foreach (var option in new[] { CommandList.Words, CommandList.WithoutWords })
        {
            if (asked.Option(option) is not { } query)
            {
                continue;
            }

            if (query.Length > ArticleFilter.MaxQuery)
            {
                return DiscordReply.Of(texts.QueryProblems[nameof(QueryProblem.TooLong)]);
            }

            if (TopicDefinition.FromQuery("query", "query", query).Topic is null)
            {
                return QueryFault.Of(query, texts);
            }

            wish = option == CommandList.Words ? wish with { Words = query } : wish with { NotWords = query };
        }

        return null;
    }

    private static DiscordReply? ReadRole(Interaction asked, InteractionTexts texts, ref SubscribeWish wish)
    {
        if (asked.Option(CommandList.MentionRole) is not { } role)
        {
            return null;
        }

        wish = wish with { MentionRole = role };
        return role == asked.Guild || !Snowflake.TryParse(role, out _) ? DiscordReply.Of(texts.WrongRole) : null;
    }

    private static bool IsChoice(Interaction asked, OptionDefinition option) =>
        option.Choices.Count == 0 || asked.Option(option.Name) is not { } value || option.Choices.Contains(value, StringComparer.Ordinal);

    private static IReadOnlyList<string> ListOf(string? value) => value is null ? [] : [value];
}
