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
    public const string Weekdays = "weekdays";
    public const string Words = "words";
    public const string WithoutWords = "without_words";
    public const string Sources = "sources";
    public const string WithoutSources = "without_sources";
    public const string MaxStories = "max_stories";
    public const string TopicName = "name";
    public const string Description = "description";
    public const string Url = "url";
    public const string Title = "title";
    public const string FullText = "full_text";
    public const string Source = "source";
    public const string QuietHours = "quiet_hours";
    public const string Headings = "headings";
    public const string EmptyDigests = "empty_digests";

    /// <summary>Of <see cref="MaxStories"/>.</summary>
    public const int MostStories = 40;

    /// <summary>Characters of what names several sources.</summary>
    private const int MaxSources = 300;

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
                new(Weekdays) { Autocompletes = true, MaxLength = 60 },
                new(MinScore) { Kind = OptionKind.Number, Least = 0, Most = 1 },
                new(Words) { MaxLength = ArticleFilter.MaxQuery },
                new(WithoutWords) { MaxLength = ArticleFilter.MaxQuery },
                new(Sources) { Autocompletes = true, MaxLength = MaxSources },
                new(WithoutSources) { Autocompletes = true, MaxLength = MaxSources },
                new(MaxStories) { Kind = OptionKind.WholeNumber, Least = 1, Most = MostStories },
                new(MentionRole) { Kind = OptionKind.Role },
            ],
        },
        new("unsubscribe") { Changes = true, Options = [OneTopic] },
        new("subscriptions"),
        new("topics"),
        new("topic")
        {
            Subcommands =
            [
                new("show") { IsSlow = true, Options = [OneTopic] },
                new("add")
                {
                    Changes = true,
                    IsSlow = true,
                    Options =
                    [
                        new(TopicName) { IsRequired = true, MaxLength = OwnTopic.MaxName },
                        new(Query) { IsRequired = true, MaxLength = OwnTopic.MaxQuery },
                        new(Description) { MaxLength = OwnTopic.MaxDescription },
                    ],
                },
                new("remove") { Changes = true, IsSlow = true, Options = [OneTopic] },
            ],
        },
        new("source")
        {
            Subcommands =
            [
                new("list") { IsSlow = true },
                new("add")
                {
                    Changes = true,
                    IsSlow = true,
                    Options =
                    [
                        new(Url) { IsRequired = true, MaxLength = NewsBot.Sources.Source.MaxUrl },
                        new(Title) { MaxLength = 100 },
                        new(FullText) { Kind = OptionKind.YesOrNo },
                    ],
                },
                new("remove") { Changes = true, Options = [new(Source) { IsRequired = true, Autocompletes = true, MaxLength = 100 }] },
            ],
        },
        new("digest") { Subcommands = [new("preview") { IsSlow = true }, new("now") { Changes = true, IsSlow = true }] },
        new("pause") { Changes = true },
        new("resume") { Changes = true },
        new("search")
        {
            IsSlow = true,
            Options = [new(Query) { IsRequired = true, MaxLength = 200 }, AnyTopic, new(Days) { Kind = OptionKind.WholeNumber, Least = 1, Most = 30 }],
        },
        new("settings")
        {
            Changes = true,
            Options =
            [
                new(QuietHours) { Autocompletes = true, MaxLength = 20 },
                new(TimeZone) { Autocompletes = true, MaxLength = 64 },
                new(Headings) { Choices = ["en", "zh-Hans", "zh-Hant"] },
                new(EmptyDigests) { Kind = OptionKind.YesOrNo },
            ],
        },
        new("forget") { Changes = true },
        new("help"),
    ];

    private static readonly FrozenDictionary<string, CommandDefinition> ByPath =
        All.SelectMany(c => c.Runnable).ToFrozenDictionary(c => c.Path, c => c.Command, StringComparer.Ordinal);

    /// <summary>Null where no command has the path, such as <c>digest now</c>.</summary>
    public static CommandDefinition? Find(string path) => ByPath.GetValueOrDefault(path);

    private static IReadOnlyList<string> Lower<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => v.ToString().ToLowerInvariant())];
}
