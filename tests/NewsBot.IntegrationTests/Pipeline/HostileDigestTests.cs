using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Fetching;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>From a hostile feed to the channel: as title, as summary and as the source's name, what a feed says stays text.</summary>
public sealed class HostileDigestTests(AzuriteFixture azurite)
{
    private const string Feed = "https://site.example/feed.json";

    /// <summary>The headline, bold, to the article; the small line under it, with the time.</summary>
    private static readonly string[] Ours = ["bold", "link https://site.example/1", "block -#", "time"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What comes, and what a reader is to see of it.</summary>
    public static TheoryData<string, string> Payloads => new()
    {
        { "@everyone @here @EVERYONE", "@everyone @here @EVERYONE" },
        { "<@&165511591545143296> <@80351110224678912> <@!80351110224678912>", "<@&165511591545143296> <@80351110224678912> <@!80351110224678912>" },
        { "<#103735883630395392> <t:1618953630:R> </x:816437322781949972> <id:customize>", "<#103735883630395392> <t:1618953630:R> </x:816437322781949972> <id:customize>" },
        { "<:mmLol:216154654256398347> <a:b:216154654256398347> :smile:", "<:mmLol:216154654256398347> <a:b:216154654256398347> :smile:" },
        { "**bold** *it* __u__ _i_ ~~s~~ `c` ``c`` ```c``` ||spoiler||", "**bold** *it* __u__ _i_ ~~s~~ `c` ``c`` ```c``` ||spoiler||" },
        { "[click](https://evil.example/x) ](https://evil.example/y)", "[click](https://evil.example/x) ](https://evil.example/y)" },
        { "<https://evil.example> https://evil.example/z", "<https://evil.example> https://evil.example/z" },
        { "# heading", "# heading" },
        { "-# small", "-# small" },
        { ">>> quote", ">>> quote" },
        { "- item", "- item" },
        { "1. item", "1. item" },
        { @"\*\*not bold\*\* \\[x](https://evil.example)", @"\*\*not bold\*\* \\[x](https://evil.example)" },
        { "zero\u200Bwidth \u202Egpj.exe\u202C \u2066isolated\u2069 \uFEFF\u2060 \u200Fmark", "zerowidth gpj.exe isolated mark" },
        { "be\u0007ll \u001b[31mred\u001b[0m \u009b1m nul\u0000", "be ll [31mred [0m 1m nul" },
        { "tag\U000E0041\U000E0101 \u3164filler", "tag filler" },
        { "Z" + new string('\u0301', 500), "Z\u0301\u0301\u0301" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Payload_IsReadAsItStands_AndNothingOfItActs(string payload, string seen)
    {
        var (channel, description) = await PostAsync(payload, payload, payload);

        var message = Assert.Single(channel.Messages);
        Assert.Empty(message.Pings);
        Assert.Equal("""{"parse":[]}""", message.Form["allowed_mentions"]?.ToJsonString());
        var reading = StandInReading.Of(description);

        Assert.Equal(Ours, reading.Acts);
        var text = reading.Text.Replace("\u200B", "", StringComparison.Ordinal);
        Assert.True(Occurrences(text, seen) >= 2, text);

        // A source's name is cut at sixty.
        Assert.True(Occurrences(text, seen[..Math.Min(seen.Length, 50)]) >= 3, text);
        Assert.All(text.EnumerateRunes(), AssertShows);
    }

    [Fact]
    public async Task TenThousandCharacters_AreCut_WhereverTheyStand()
    {
        var endless = string.Concat(Enumerable.Repeat("@everyone [x](https://evil.example) ", 300));

        var (channel, description) = await PostAsync(endless, endless, endless);

        Assert.Empty(Assert.Single(channel.Messages).Pings);
        Assert.Equal(Ours, StandInReading.Of(description).Acts);
        Assert.InRange(description.Length, 100, 2_000);
    }

    [Theory]
    [InlineData("**b** [l](https://a.example) <@1> @here\n# h", "bold|link https://a.example|special <@1>|bare @here|block #")]
    [InlineData(@"\*\*b\*\* \[l\](https:", "")]
    public void Reading_SeesWhatActs(string markdown, string acts) => Assert.Equal(
        acts.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(), StandInReading.Of(markdown).Acts.Order());

    private static void AssertShows(Rune rune) => Assert.False(
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            && rune.Value != '\n',
        $"U+{rune.Value:X4} does not show.");

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private async Task<(StandInChannel Channel, string Description)> PostAsync(string title, string summary, string source)
    {
        var world = await BotWorld.CreateAsync(azurite);
        await using var discord = await world.OpenDiscordAsync(Cancel);
        await using var bot = new BotProcess(world);
        var channel = discord.AddChannel();
        var json = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = source,
            ["items"] = new JsonArray(new JsonObject
            {
                ["id"] = "1",
                ["url"] = "https://site.example/1",
                ["title"] = title + " open source software",
                ["content_text"] = summary + " is released under an open-source licence.",
            }),
        };
        world.Fetcher.Answer(Feed, request => new FetchResult.Fetched(
            Encoding.UTF8.GetBytes(json.ToJsonString()), "application/feed+json", new Validators("\"1\"", null), request.Url, null, null));
        await bot.AddSourceAsync(Feed);
        await bot.SubscribeAsync(new ChannelId(ChannelKind.Discord, channel.Id), Rhythm.Instant, BotWorld.OpenSource);
        await bot.Host.IngestAsync(Cancel);
        await bot.Host.PostAsync(Cancel);
        return (channel, channel.Messages[0].Embeds[0]?["description"]?.ToString() ?? "");
    }
}
