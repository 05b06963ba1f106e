using System.Text.Json.Nodes;
using NewsBot.Chat.Discord;
using NewsBot.Digests;
using static NewsBot.Tests.Chat.TestDigests;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordDigestTests
{
    [Fact]
    public void Render_GroupsByTopic_WhenADigestIsOrdinary()
    {
        var message = Single(Of(
            Section("GPT-5", Story(), Story("Regulators ask back") with { OtherTopics = ["Regulation"], Summary = "" }),
            Section("开源", Story("Open models lag by years") with { Link = null })));

        Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString());
        Assert.Equal(["GPT-5 · 2", "开源 · 1"], Embeds(message).Select(e => e!["title"]!.ToString()));
        Assert.Equal(
            """
            **[GPT-5 is here](https://example.org/gpt-5)**
            Example News · <t:1795479120:f>
            A lab founder says so in an interview.

            **[Regulators ask back](https://example.org/gpt-5)**
            Example News · <t:1795479120:f> · also in Regulation
            """,
            Embeds(message)[0]!["description"]!.ToString());
        Assert.StartsWith("**Open models lag by years**\n", Embeds(message)[1]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_MentionsExactlyTheRole_WhenOneIsToBe()
    {
        var message = Single(Of(Section("GPT-5", Story("Ping <@&999999999999999999> @everyone"))) with { MentionRoles = ["165511591545143297"] });

        Assert.Equal("<@&165511591545143297>", message["content"]!.ToString());
        Assert.Equal("""{"parse":[],"roles":["165511591545143297"]}""", message["allowed_mentions"]!.ToJsonString());
    }

    [Fact]
    public void Render_HasNoContent_WhenNobodyIsMentioned() => Assert.Null(Single(Of(Section("GPT-5", Story())))["content"]);

    [Fact]
    public void Render_MentionsInTheFirstMessageAlone_WhenThereAreSeveral()
    {
        var many = Enumerable.Range(0, 50).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var bodies = DiscordDigest.Render(Of(Section("GPT-5", [.. many])) with { MentionRoles = ["165511591545143297"] });

        Assert.Equal([true, false, false], bodies.Select(b => b.Contains("165511591545143297", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_StillFitsIntoAProperty_WhenAFullMessageMentionsMany()
    {
        // What takes most room as JSON.
        var stories = Enumerable.Range(0, 60).Select(i => Story(string.Concat(Enumerable.Repeat("😀", 60)) + i) with { Summary = string.Concat(Enumerable.Repeat("😀", 120)) });
        var roles = Enumerable.Range(0, 30).Select(i => $"{18446744073709551615 - (ulong)i}");

        var bodies = DiscordDigest.Render(Of([.. stories.Select(s => Section("😀", s))]) with { MentionRoles = [.. roles] });

        Assert.All(bodies, b => Assert.InRange(b.Length, 1, 32 * 1024));
        Assert.Equal(10, JsonNode.Parse(bodies[0])!["allowed_mentions"]!["roles"]!.AsArray().Count);
    }

    [Fact]
    public void Render_MentionsNobody_WhenARoleIsNoNumber() =>
        Assert.Equal("""{"parse":[]}""", Single(Of(Section("GPT-5", Story())) with { MentionRoles = ["everyone"] })["allowed_mentions"]!.ToJsonString());

    [Theory]
    [InlineData("en", "Nothing new.")]
    [InlineData("zh-Hant", "沒有新消息。")]
    public void Render_SaysSo_WhenThereIsNothing(string language, string expected)
    {
        var message = Single(Of() with { Language = language });

        Assert.Equal(expected, Assert.Single(Embeds(message))!["description"]!.ToString());
    }

    [Fact]
    public void Render_MarksEachPart_WhenThereAreSeveral()
    {
        var many = Enumerable.Range(0, 50).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var footers = DiscordDigest.Render(Of(Section("GPT-5", [.. many])))
            .Select(b => Embeds(JsonNode.Parse(b)!)[^1]!["footer"]!["text"]!.ToString())
            .ToList();

        Assert.Equal(3, footers.Count);
        Assert.All(footers, f => Assert.Matches(@"^NewsBot · 2026-11-24 09:00 · [123]/3 · #[0-9a-f]{8}$", f));
        Assert.Distinct(footers.Select(f => f[^8..]));
    }

    [Fact]
    public void Render_GivesTheSameBodies_WhenTheDigestIsTheSame()
    {
        var digest = Of(Section("GPT-5", Story(), Story("Another")));

        Assert.Equal(DiscordDigest.Render(digest), DiscordDigest.Render(digest with { }));
    }

    [Fact]
    public void Render_MarksDifferently_WhenTheSameStoriesAreDueAgain()
    {
        var digest = Of(Section("GPT-5", Story()));

        Assert.NotEqual(DiscordDigest.Render(digest), DiscordDigest.Render(digest with { Due = digest.Due.AddTicks(1) }));
    }

    [Fact]
    public void Render_ContinuesATopic_WhenItNeedsAnotherEmbed()
    {
        var many = Enumerable.Range(0, 20).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var titles = DiscordDigest.Render(Of(Section("开源", [.. many])) with { Language = "zh-Hans" })
            .SelectMany(b => Embeds(JsonNode.Parse(b)!))
            .Select(e => e!["title"]!.ToString());

        Assert.Equal(["开源 · 20", "开源 （续）"], titles);
    }

    [Fact]
    public void Render_BeginsAnotherMessage_WhenThereAreMoreThanTenTopics()
    {
        var topics = Enumerable.Range(0, 11).Select(i => Section($"Topic {i}", Story()));

        Assert.Equal([10, 1], DiscordDigest.Render(Of([.. topics])).Select(b => Embeds(JsonNode.Parse(b)!).Count));
    }

    [Theory]
    [InlineData("\u200B\u202E \u3164", "**[(untitled)](https://example.org/gpt-5)**")]
    [InlineData("[a] (b)", @"**[\[a\] (b)](https://example.org/gpt-5)**")]
    public void Render_KeepsTheLink_WhenATitleIsStrange(string title, string heading) =>
        Assert.StartsWith(heading, Embeds(Single(Of(Section("GPT-5", Story(title)))))[0]!["description"]!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Render_StillFitsATablesProperty_WhenAllIsEmoji()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 200));
        var many = Enumerable.Range(0, 30).Select(_ => Story(emoji) with
        {
            Link = null,
            // Seven such stories fill a message by Discord's count, and overfill the property.
            Summary = emoji[..204],
            Sources = [.. Enumerable.Repeat(Source(emoji), 20)],
            Earlier = emoji,
            OtherTopics = [emoji, emoji, emoji, emoji, emoji],
        });

        // 64 KiB of UTF-16.
        Assert.All(DiscordDigest.Render(Of(Section(emoji, [.. many]))), b => Assert.InRange(b.Length, 1, 32 * 1024));
    }

    [Fact]
    public void Render_ListsFiveOtherTopics_WhenThereAreMore()
    {
        var story = Story() with { OtherTopics = ["a", "b", "c", "d", "e", "f", "g"] };

        Assert.Contains(" · also in a, b, c, d, e, +2\n", Embeds(Single(Of(Section("GPT-5", story))))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NamesTheSourcesWithTheirLinks_WhenThereAreSeveral() =>
        Assert.Equal(
            """
            **[GPT-5 is here](https://example.org/gpt-5)**
            3 sources: Example News · [The \[Other\]](https://other.example/1) · Third · <t:1795479120:f>
            A lab founder says so in an interview.
            """,
            Description(Story() with { Sources = [Source("Example News"), Source("The [Other]", "https://other.example/1"), Source("Third")] }));

    [Fact]
    public void Render_NamesSixSources_WhenThereAreMore() =>
        Assert.Contains(
            "9 sources: Site 0 · Site 1 · Site 2 · Site 3 · Site 4 · Site 5 · +3 · <t:",
            Description(Story() with { Sources = [.. Enumerable.Range(0, 9).Select(i => Source($"Site {i}"))] }),
            StringComparison.Ordinal);

    [Fact]
    public void Render_GivesUpLinksBeforeNames_WhenAllIsLong()
    {
        var longest = $"https://example.org/{new string('x', 1_970)}";
        var link = $"https://example.org/{new string('y', 270)}";
        var story = Story(new string('[', 200)) with
        {
            Link = longest,
            Summary = new string('[', 280),
            OtherTopics = [.. Enumerable.Repeat(new string('[', 60), 5)],
            Sources = [.. Enumerable.Range(0, 6).Select(i => Source($"Site {i}", link))],
        };

        Assert.Contains($"({link}) · Site 2 · Site 3 · Site 4 · Site 5 · <t:", Description(story), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NamesTheHost_WhenASourceHasNoName() =>
        Assert.Contains(
            "2 sources: Example News · [other.example](https://other.example/1) · <t:",
            Description(Story() with { Sources = [Source("Example News"), Source("\u200B", "https://other.example/1")] }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "GPT-5 may be here", "\nFollow-up · earlier: GPT-5 may be here\n")]
    [InlineData("zh-Hans", "GPT-5 或已练成", "\n后续 · 此前：GPT-5 或已练成\n")]
    [InlineData("zh-Hant", "GPT-5 或已練成", "\n後續 · 此前：GPT-5 或已練成\n")]
    [InlineData("en", "\u200B", "\nFollow-up\n")]
    public void Render_SaysWhatItFollows_WhenAStoryWasToldBefore(string language, string earlier, string expected) =>
        Assert.Contains(expected, Description(Story() with { Earlier = earlier }, language), StringComparison.Ordinal);

    [Theory]
    [InlineData("zh-Hans", "2 个来源：甲 · 乙 · <t:")]
    [InlineData("zh-Hant", "2 個來源：甲 · 乙 · <t:")]
    public void Render_CountsSourcesInTheLanguage(string language, string expected) =>
        Assert.Contains(expected, Description(Story() with { Sources = [Source("甲"), Source("乙")] }, language), StringComparison.Ordinal);

    [Fact]
    public void Render_SpeaksTheDigestsLanguage()
    {
        var digest = Of(Section("开源", Story() with { OtherTopics = ["监管", "GPT-5"] })) with { Language = "zh-Hans" };

        Assert.Contains(" · 另见 监管、GPT-5\n", Embeds(Single(digest))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    private static string Description(DigestStory story, string language = "en") =>
        Embeds(Single(Of(Section("GPT-5", story)) with { Language = language }))[0]!["description"]!.ToString();

    private static JsonNode Single(Digest digest) => JsonNode.Parse(Assert.Single(DiscordDigest.Render(digest)))!;

    private static JsonArray Embeds(JsonNode message) => message["embeds"]!.AsArray();
}
