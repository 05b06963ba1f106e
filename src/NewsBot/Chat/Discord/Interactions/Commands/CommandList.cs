using System.Collections.Frozen;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Every slash command there is.</summary>
internal static class CommandList
{
    public const string Topic = "topic";
    public const string Schedule = "schedule";
    public const string Time = "time";
    public const string TimeZone = "timezone";
    public const string Weekday = "weekday";
    public const string Language = "language";
    public const string MinScore = "min_score";
    public const string MentionRole = "mention_role";
    public const string Query = "query";
    public const string Days = "days";

    private static readonly OptionDefinition AnyTopic = new(Topic) { Autocompletes = true, MaxLength = TopicId.MaxLength };
    private static readonly OptionDefinition OneTopic = AnyTopic with { IsRequired = true };

    public static readonly IReadOnlyList<CommandDefinition> All =
    [
        new("subscribe")
        {
            Changes = true,
            Options =
            [
                OneTopic,
                new(Schedule) { Choices = Lower(Enum.GetValues<Rhythm>()) },
                new(Time) { MaxLength = 8 },
                new(TimeZone) { Autocompletes = true, MaxLength = 64 },
                new(Weekday) { Choices = Lower(Enum.GetValues<DayOfWeek>().OrderBy(d => Subscriptions.Schedule.Of(d))) },
                new(Language) { Choices = ["en", "zh", "zh-Hans", "zh-Hant"] },
                new(MinScore) { Kind = OptionKind.Number, Least = 0, Most = 1 },
                new(MentionRole) { Kind = OptionKind.Role },
            ],
        },
        new("unsubscribe") { Changes = true, Options = [OneTopic] },
        new("subscriptions"),
        new("topics"),
        new("topic") { Subcommands = [new("show") { IsSlow = true, Options = [OneTopic] }] },
        new("digest") { Subcommands = [new("preview") { IsSlow = true }, new("now") { Changes = true, IsSlow = true }] },
        new("pause") { Changes = true },
        new("resume") { Changes = true },
        new("search")
        {
            IsSlow = true,
            Options = [new(Query) { IsRequired = true, MaxLength = 200 }, AnyTopic, new(Days) { Kind = OptionKind.WholeNumber, Least = 1, Most = 30 }],
        },
        new("help"),
    ];

    private static readonly FrozenDictionary<string, CommandDefinition> ByPath =
        All.SelectMany(c => c.Runnable).ToFrozenDictionary(c => c.Path, c => c.Command, StringComparer.Ordinal);

    /// <summary>Null where no command has the path, such as <c>digest now</c>.</summary>
    public static CommandDefinition? Find(string path) => ByPath.GetValueOrDefault(path);

    private static IReadOnlyList<string> Lower<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => v.ToString().ToLowerInvariant())];
}
