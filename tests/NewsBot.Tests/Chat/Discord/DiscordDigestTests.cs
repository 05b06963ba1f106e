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
            A lab founder says so in an interview.
            -# Example News · <t:1795479120:f>

            **[Regulators ask back](https://example.org/gpt-5)**
            -# Example News · <t:1795479120:f> · also in Regulation
            """,
            Embeds(message)[0]!["description"]!.ToString());
        Assert.StartsWith("**Open models lag by years**\n", Embeds(message)[1]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ShowsTheLastDays_AboveATopicsFirstStory()
    {
        var topic = Section("GPT-5", Story(), Story("Another")) with { LastDays = [1, 2, 5, 0, 3, 2, 21] };

        var description = Embeds(Single(Of(topic)))[0]!["description"]!.ToString();

        Assert.StartsWith("-# `▂▂▃▁▂▂█` 34 in 7 days\n\n**[GPT-5 is here]", description, StringComparison.Ordinal);
        Assert.Single(description.Split('\n'), l => l.Contains('█', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public void Render_CountsTheLastDaysInTheLanguage(string language) =>
        Assert.StartsWith(
            "-# `▁▁▁▁▁▁█` 近 7 天 3 篇\n\n",
            Embeds(Single(Of(Section("开源", Story()) with { LastDays = [0, 0, 0, 0, 0, 0, 3] }) with { Language = language }))[0]!["description"]!.ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void Render_HasOneButtonAMessage_ThatNamesItsStories()
    {
        var many = Enumerable.Range(0, 50).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var messages = Render(Of(Section("GPT-5", [.. many]), Section("开源", Story()))).Select(b => JsonNode.Parse(b)!).ToList();

        var next = 0;
        Assert.All(messages, message =>
        {
            var why = WhyButton.Parse(Button(message)["custom_id"]!.ToString()["why|".Length..]);
            Assert.Equal(Due, why?.Due);
            Assert.Equal(next, why?.First);
            Assert.Equal(Embeds(message).Sum(e => e!["description"]!.ToString().Split("\n\n").Length), why?.Count);
            next += why?.Count ?? 0;
        });
        Assert.Equal(51, next);
    }

    [Theory]
    [InlineData("en", "Why these?")]
    [InlineData("zh-Hans", "为什么推荐？")]
    [InlineData("zh-Hant", "為什麼推薦？")]
    public void Render_LabelsTheButtonInTheLanguage(string language, string expected) =>
        Assert.Equal(expected, Button(Single(Of(Section("GPT-5", Story())) with { Language = language }))["label"]!.ToString());

    [Fact]
    public void Render_HasNoButton_WhenNobodyCouldAnswer()
    {
        Assert.DoesNotContain("components", Assert.Single(DiscordDigest.Render(Of(Section("GPT-5", Story())), withButtons: false)), StringComparison.Ordinal);
        Assert.Null(Single(Of())["components"]);
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

        var bodies = Render(Of(Section("GPT-5", [.. many])) with { MentionRoles = ["165511591545143297"] });

        Assert.Equal([true, false, false], bodies.Select(b => b.Contains("165511591545143297", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_StillFitsIntoAProperty_WhenAFullMessageMentionsMany()
    {
        // What takes most room as JSON.
        var stories = Enumerable.Range(0, 60).Select(i => Story(string.Concat(Enumerable.Repeat("😀", 60)) + i) with { Summary = string.Concat(Enumerable.Repeat("😀", 120)) });
        var roles = Enumerable.Range(0, 30).Select(i => $"{18446744073709551615 - (ulong)i}");

        var bodies = Render(Of([.. stories.Select(s => Section("😀", s))]) with { MentionRoles = [.. roles] });

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

        var footers = Render(Of(Section("GPT-5", [.. many])))
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

        Assert.Equal(Render(digest), Render(digest with { }));
    }

    [Fact]
    public void Render_MarksDifferently_WhenTheSameStoriesAreDueAgain()
    {
        var digest = Of(Section("GPT-5", Story()));

        Assert.NotEqual(Render(digest), Render(digest with { Due = digest.Due.AddTicks(1) }));
    }

    [Fact]
    public void Render_ContinuesATopic_WhenItNeedsAnotherEmbed()
    {
        var many = Enumerable.Range(0, 20).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var titles = Render(Of(Section("开源", [.. many])) with { Language = "zh-Hans" })
            .SelectMany(b => Embeds(JsonNode.Parse(b)!))
            .Select(e => e!["title"]!.ToString());

        Assert.Equal(["开源 · 20", "开源 （续）"], titles);
    }

    [Fact]
    public void Render_BeginsAnotherMessage_WhenThereAreMoreThanTenTopics()
    {
        var topics = Enumerable.Range(0, 11).Select(i => Section($"Topic {i}", Story()));

        Assert.Equal([10, 1], Render(Of([.. topics])).Select(b => Embeds(JsonNode.Parse(b)!).Count));
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
        Assert.All(Render(Of(Section(emoji, [.. many]))), b => Assert.InRange(b.Length, 1, 32 * 1024));
    }

    [Fact]
    public void Render_ListsFiveOtherTopics_WhenThereAreMore()
    {
        var story = Story() with { OtherTopics = ["a", "b", "c", "d", "e", "f", "g"] };

        Assert.EndsWith(" · also in a, b, c, d, e, +2", Embeds(Single(Of(Section("GPT-5", story))))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NamesTheSourcesWithTheirLinks_WhenThereAreSeveral() =>
        Assert.Equal(
            """
            **[GPT-5 is here](https://example.org/gpt-5)**
            A lab founder says so in an interview.
            -# 3 sources: Example News, [The \[Other\]](https://other.example/1), Third · <t:1795479120:f>
            """,
            Description(Story() with { Sources = [Source("Example News"), Source("The [Other]", "https://other.example/1"), Source("Third")] }));

    [Fact]
    public void Render_NamesFourSources_WhenThereAreMore() =>
        Assert.Contains(
            "9 sources: Site 0, Site 1, Site 2, Site 3, +5 · <t:",
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

        Assert.Contains($"({link}), Site 2, Site 3, +2 · <t:", Description(story), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NamesTheHost_WhenASourceHasNoName() =>
        Assert.Contains(
            "2 sources: Example News, [other.example](https://other.example/1) · <t:",
            Description(Story() with { Sources = [Source("Example News"), Source("\u200B", "https://other.example/1")] }),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "GPT-5 may be here", "\n-# Follow-up · earlier: GPT-5 may be here")]
    [InlineData("zh-Hans", "GPT-5 或已练成", "\n-# 后续 · 此前：GPT-5 或已练成")]
    [InlineData("zh-Hant", "GPT-5 或已練成", "\n-# 後續 · 此前：GPT-5 或已練成")]
    [InlineData("en", "\u200B", "\n-# Follow-up")]
    public void Render_SaysWhatItFollows_WhenAStoryWasToldBefore(string language, string earlier, string expected) =>
        Assert.EndsWith(expected, Description(Story() with { Earlier = earlier }, language), StringComparison.Ordinal);

    [Theory]
    [InlineData("zh-Hans", "2 个来源：甲、乙 · <t:")]
    [InlineData("zh-Hant", "2 個來源：甲、乙 · <t:")]
    public void Render_CountsSourcesInTheLanguage(string language, string expected) =>
        Assert.Contains(expected, Description(Story() with { Sources = [Source("甲"), Source("乙")] }, language), StringComparison.Ordinal);

    [Fact]
    public void Render_SpeaksTheDigestsLanguage()
    {
        var digest = Of(Section("开源", Story() with { OtherTopics = ["监管", "GPT-5"] })) with { Language = "zh-Hans" };

        Assert.EndsWith(" · 另见 监管、GPT-5", Embeds(Single(digest))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    private static string Description(DigestStory story, string language = "en") =>
        Embeds(Single(Of(Section("GPT-5", story)) with { Language = language }))[0]!["description"]!.ToString();

    private static IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest, withButtons: true);

    private static JsonNode Single(Digest digest) => JsonNode.Parse(Assert.Single(Render(digest)))!;

    private static JsonNode Button(JsonNode message) => Assert.Single(Assert.Single(message["components"]!.AsArray())!["components"]!.AsArray())!;

    private static JsonArray Embeds(JsonNode message) => message["embeds"]!.AsArray();
}
