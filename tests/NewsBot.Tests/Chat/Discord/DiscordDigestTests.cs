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
            Section("GPT-5", Article(), Article("Regulators ask back") with { OtherTopics = ["Regulation"], Summary = "" }),
            Section("开源", Article("Open models lag by years") with { Link = null })));

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
    public void Render_MarksEachPart_WhenThereAreSeveral()
    {
        var many = Enumerable.Range(0, 50).Select(i => Article($"Article {i}") with { Summary = new string('s', 200) });

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
        var digest = Of(Section("GPT-5", Article(), Article("Another")));

        Assert.Equal(DiscordDigest.Render(digest), DiscordDigest.Render(digest with { }));
    }

    [Fact]
    public void Render_MarksDifferently_WhenTheSameArticlesAreDueAgain()
    {
        var digest = Of(Section("GPT-5", Article()));

        Assert.NotEqual(DiscordDigest.Render(digest), DiscordDigest.Render(digest with { Due = digest.Due.AddTicks(1) }));
    }

    [Fact]
    public void Render_ContinuesATopic_WhenItNeedsAnotherEmbed()
    {
        var many = Enumerable.Range(0, 20).Select(i => Article($"Article {i}") with { Summary = new string('s', 200) });

        var titles = DiscordDigest.Render(Of(Section("开源", [.. many])) with { Language = "zh-Hans" })
            .SelectMany(b => Embeds(JsonNode.Parse(b)!))
            .Select(e => e!["title"]!.ToString());

        Assert.Equal(["开源 · 20", "开源 （续）"], titles);
    }

    [Fact]
    public void Render_BeginsAnotherMessage_WhenThereAreMoreThanTenTopics()
    {
        var topics = Enumerable.Range(0, 11).Select(i => Section($"Topic {i}", Article()));

        Assert.Equal([10, 1], DiscordDigest.Render(Of([.. topics])).Select(b => Embeds(JsonNode.Parse(b)!).Count));
    }

    [Theory]
    [InlineData("\u200B\u202E \u3164", "**[(untitled)](https://example.org/gpt-5)**")]
    [InlineData("[a] (b)", @"**[\[a\] (b)](https://example.org/gpt-5)**")]
    public void Render_KeepsTheLink_WhenATitleIsStrange(string title, string heading) =>
        Assert.StartsWith(heading, Embeds(Single(Of(Section("GPT-5", Article(title)))))[0]!["description"]!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Render_StillFitsATablesProperty_WhenAllIsEmoji()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", 200));
        var many = Enumerable.Range(0, 30).Select(_ => Article(emoji) with
        {
            Link = null,
            // Seven such articles fill a message by Discord's count, and overfill the property.
            Summary = emoji[..204],
            SourceTitle = emoji,
            OtherTopics = [emoji, emoji, emoji, emoji, emoji],
        });

        // 64 KiB of UTF-16.
        Assert.All(DiscordDigest.Render(Of(Section(emoji, [.. many]))), b => Assert.InRange(b.Length, 1, 32 * 1024));
    }

    [Fact]
    public void Render_ListsFiveOtherTopics_WhenThereAreMore()
    {
        var article = Article() with { OtherTopics = ["a", "b", "c", "d", "e", "f", "g"] };

        Assert.Contains(" · also in a, b, c, d, e, +2\n", Embeds(Single(Of(Section("GPT-5", article))))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SpeaksTheDigestsLanguage()
    {
        var digest = Of(Section("开源", Article() with { OtherTopics = ["监管", "GPT-5"] })) with { Language = "zh-Hans" };

        Assert.Contains(" · 另见 监管、GPT-5\n", Embeds(Single(digest))[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    private static JsonNode Single(Digest digest) => JsonNode.Parse(Assert.Single(DiscordDigest.Render(digest)))!;

    private static JsonArray Embeds(JsonNode message) => message["embeds"]!.AsArray();
}
