using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Feeds.Lists;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Pipeline;

/// <summary>
/// Messages as they stood in a queue when a new version took over. Files in <c>messages-v1</c> are never changed: what the code writes
/// otherwise from now on gets a file of its own, and where it could not be read by the old code, version 2.
/// </summary>
public sealed class StoredMessageTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero);
    private static readonly ArticleId First = new("0123456789abcdef0123456789abcdef");
    private static readonly ArticleId Second = new("fedcba9876543210fedcba9876543210");

    /// <summary>By queue: with every member that it can have, and with none that may be left out.</summary>
    private static readonly Dictionary<string, (IStepMessage Full, IStepMessage Least, JsonTypeInfo Json)> Messages = new()
    {
        [StorageNames.SourcesToFetch] = (
            new SourcesToFetch(
                1,
                "site.example",
                Time,
                [
                    new FetchOrder
                    {
                        Id = new SourceId("0123456789ab"),
                        Url = "https://site.example/news?page=1",
                        Title = "Site 新闻",
                        Language = "zh-CN",
                        Form = new ListForm { Kind = ListKind.Page, Item = ".news li", Title = "h3", Link = "a@href", Time = "time@datetime" },
                        FullText = true,
                        Owner = "123456789012345678",
                        ETag = "W/\"5f-1\"",
                        LastModified = "Tue, 24 Nov 2026 08:00:00 GMT",
                        Rhythm = new SourceRhythm { Interval = 3_600, FreshFor = 300, Wish = 900, SkipHours = 7, SkipDays = 65 },
                        Failures = 2,
                        Told = true,
                        Seen = SeenEntries.None.With([First, Second]),
                        Row = "d|2026-11-24T08:00:00Z|0123456789ab",
                    },
                ],
                "W/\"datetime'2026-11-24T08%3A00%3A00Z'\""),
            new SourcesToFetch(
                1,
                "site.example",
                Time,
                [new FetchOrder { Id = new SourceId("0123456789ab"), Url = "https://site.example/feed.xml", Title = "", Row = "d|1|0123456789ab" }]),
            StepJson.Default.SourcesToFetch),
        [StorageNames.PagesToRead] = (
            new PagesToRead(1, "site.example", Time, [new PageToRead(First, "https://site.example/a?b=1&c=页", 2, true)]),
            new PagesToRead(1, "site.example", Time, [new PageToRead(First, "https://site.example/a")]),
            StepJson.Default.PagesToRead),
        [StorageNames.ArticlesToTag] = (
            new ArticlesToTag(1, [First, Second], true, [Second]),
            new ArticlesToTag(1, [First]),
            StepJson.Default.ArticlesToTag),
        [StorageNames.DigestsToPost] = (
            new DigestToPost(1, new ChannelId(ChannelKind.Discord, "123456789012345678"), Time),
            new DigestToPost(1, new ChannelId(ChannelKind.Webhook, "news"), Time),
            StepJson.Default.DigestToPost),
        [StorageNames.InteractionsToAnswer] = (
            new InteractionToAnswer(1, new Interaction
            {
                Id = "1310000000000000000",
                ApplicationId = "123456789012345678",
                Token = new Secret("aW50ZXJhY3Rpb24"),
                Channel = new ChannelId(ChannelKind.Discord, "234567890123456789"),
                Guild = "345678901234567890",
                Command = "search",
                Language = "zh-Hant",
                MayChange = true,
                CanPost = true,
                Options = new Dictionary<string, string> { ["query"] = "GPT-5 開源", ["days"] = "7" },
                Focused = "query",
            }),
            new InteractionToAnswer(1, new Interaction
            {
                Id = "1310000000000000000",
                ApplicationId = "123456789012345678",
                Token = new Secret("aW50ZXJhY3Rpb24"),
                Channel = new ChannelId(ChannelKind.Discord, "234567890123456789"),
                Command = "help",
                Language = "en",
            }),
            StepJson.Default.InteractionToAnswer),
    };

    public static TheoryData<string> Queues => [.. Messages.Keys];

    [Fact]
    public void EveryQueue_HasItsMessages() => Assert.Equal(StorageNames.Queues.Order(), Messages.Keys.Order());

    [Theory]
    [MemberData(nameof(Queues))]
    public void Write_GivesTheStoredForm(string queue)
    {
        AssertSame(Stored(queue, "full"), Write(queue, Messages[queue].Full));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Read_LosesNothing_OfTheFullForm(string queue)
    {
        var stored = Stored(queue, "full");

        AssertSame(stored, Write(queue, Read(queue, stored)));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Read_TakesWhatIsUsual_WhereMembersWereNotYetWritten(string queue)
    {
        AssertSame(Write(queue, Messages[queue].Least), Write(queue, Read(queue, Stored(queue, "least"))));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Read_PassesOver_MembersOfALaterVersion(string queue)
    {
        var later = JsonNode.Parse(Stored(queue, "full"))!.AsObject();
        later["memberOfALaterVersion"] = "value";

        AssertSame(Stored(queue, "full"), Write(queue, Read(queue, later.ToJsonString())));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void Read_Refuses_AVersionThatItDoesNotKnow(string queue)
    {
        var later = JsonNode.Parse(Stored(queue, "full"))!.AsObject();
        later["v"] = 2;

        var e = Assert.Throws<InvalidDataException>(() => Read(queue, later.ToJsonString()));

        Assert.Equal($"A message for {queue} has version 2; this code knows version 1.", e.Message);
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"Stored:\n{expected}\nNow:\n{actual}");

    private static string Write(string queue, IStepMessage message) => JsonSerializer.Serialize(message, Messages[queue].Json);

    private static IStepMessage Read(string queue, string stored)
    {
        var storage = new StorageAccount(new StorageOptions { AccountName = "nowhere" });
        var body = System.Text.Encoding.UTF8.GetBytes(stored);
        return queue switch
        {
            StorageNames.SourcesToFetch => new QueueOf<SourcesToFetch>(storage, queue, StepJson.Default.SourcesToFetch).Read(body),
            StorageNames.PagesToRead => new QueueOf<PagesToRead>(storage, queue, StepJson.Default.PagesToRead).Read(body),
            StorageNames.ArticlesToTag => new QueueOf<ArticlesToTag>(storage, queue, StepJson.Default.ArticlesToTag).Read(body),
            StorageNames.DigestsToPost => new QueueOf<DigestToPost>(storage, queue, StepJson.Default.DigestToPost).Read(body),
            StorageNames.InteractionsToAnswer => new QueueOf<InteractionToAnswer>(storage, queue, StepJson.Default.InteractionToAnswer).Read(body),
            _ => throw new ArgumentOutOfRangeException(nameof(queue), queue, "No such queue."),
        };
    }

    private static string Stored(string queue, string form) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pipeline", "TestData", "messages-v1", $"{queue}.{form}.json"));
}
