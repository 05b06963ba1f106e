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
                new(Schedule) { Choices = [.. Enum.GetValues<Rhythm>().Select(r => r.ToString().ToLowerInvariant())] },
                new(Time) { MaxLength = 8 },
                new(TimeZone) { Autocompletes = true, MaxLength = 64 },
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
            Options = [new(Query) { IsRequired = true, MaxLength = 200 }, AnyTopic, new(Days) { Most = 30 }],
        },
        new("help"),
    ];

    private static readonly FrozenDictionary<string, CommandDefinition> ByPath =
        All.SelectMany(c => c.Runnable).ToFrozenDictionary(c => c.Path, c => c.Command, StringComparer.Ordinal);

    /// <summary>Null where no command has the path, such as <c>digest now</c>.</summary>
    public static CommandDefinition? Find(string path) => ByPath.GetValueOrDefault(path);
}
