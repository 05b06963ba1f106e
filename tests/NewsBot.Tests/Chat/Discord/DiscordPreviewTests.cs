using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsBot.Chat.Discord.Preview;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;
using static NewsBot.Tests.Chat.TestDigests;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordPreviewTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "header", "main", "article", "section", "footer", "div", "span", "h1", "h2", "h3", "p",
        "strong", "a", "code", "time", "button",
    ];

    private static readonly string[] Attributes =
        ["lang", "charset", "http-equiv", "content", "name", "class", "dir", "href", "rel", "target", "datetime", "title", "type", "aria-hidden"];

    [Fact]
    public void ToHtml_ShowsTheDigest_AsDiscordWould()
    {
        var followUp = Story("Regulators ask back") with
        {
            Sources = [Source("Example News", "https://example.org/1"), Source("Other", "https://other.example/2")],
            OtherTopics = ["Regulation"],
            Earlier = "Regulators may ask",
        };
        var first = Section("GPT-5", Story(), followUp) with { LastDays = [1, 0, 0, 0, 2, 3, 8] };
        var second = Section("开源", Story("Open models lag by years") with { Link = null });

        var page = Parse(Of(first, second) with { MentionRoles = ["165511591545143297"] });

        Assert.Equal(["GPT-5 · 2", "开源 · 1"], page.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Equal("▂▁▁▁▃▄█", page.QuerySelector("code")?.TextContent);
        Assert.Equal(
            ["GPT-5 is here", "Regulators ask back", "Open models lag by years"], page.QuerySelectorAll("strong").Select(s => s.TextContent));
        Assert.Equal(
            ["https://example.org/gpt-5", "https://example.org/gpt-5", "https://other.example/2"],
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Contains("2 sources: Example News, Other · 24 November 2026 08:12 · also in Regulation", page.QuerySelectorAll("p.small").Select(p => p.TextContent));
        Assert.Contains("Follow-up · earlier: Regulators may ask", page.QuerySelectorAll("p.small").Select(p => p.TextContent));
        Assert.Equal("Asia/Shanghai", page.QuerySelector("p time")?.GetAttribute("title"));
        Assert.Equal("@165511591545143297", page.QuerySelector(".role")?.TextContent);
        Assert.Equal("Why these?", Assert.Single(page.QuerySelectorAll("button")).TextContent);
        Assert.StartsWith("NewsBot · 2026-11-24 09:00 · 1/1 · #", page.QuerySelector("footer")?.TextContent, StringComparison.Ordinal);
        AssertSafe(page);
    }

    [Theory]
    [InlineData("zh-Hans", "2026年11月24日 08:12", "为什么推荐？")]
    [InlineData("zh-Hant", "2026年11月24日 08:12", "為什麼推薦？")]
    public void ToHtml_SpeaksTheDigestsLanguage(string language, string time, string why)
    {
        var page = Parse(Of(Section("开源", Story())) with { Language = language });

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(time, page.QuerySelector("p time")?.TextContent);
        Assert.Equal(why, page.QuerySelector("button")?.TextContent);
    }

    [Fact]
    public void ToHtml_HasNoButton_WhenAWebhookPosts() =>
        Assert.Empty(Parse(Of(Section("GPT-5", Story())) with { Channel = new ChannelId(ChannelKind.Webhook, "news") }).QuerySelectorAll("button"));

    [Fact]
    public void ToHtml_ShowsAConsolesDigest_AsDiscordWould()
    {
        var page = Parse(Of(Section("GPT-5", Story())) with { Channel = ChannelId.Console });

        Assert.Equal("console", page.QuerySelector("h1")?.TextContent);
        Assert.Single(page.QuerySelectorAll("section"));
    }

    [Fact]
    public void ToHtml_ShowsEachMessage_WhenThereAreSeveral()
    {
        var many = Enumerable.Range(0, 50).Select(i => Story($"Story {i}") with { Summary = new string('s', 200) });

        var page = Parse(Of(Section("GPT-5", [.. many])));

        Assert.Equal(3, page.QuerySelectorAll("article").Length);
        Assert.Equal(50, page.QuerySelectorAll("strong").Length);
        Assert.Equal(3, page.QuerySelectorAll("button").Length);
    }

    [Theory]
    [MemberData(nameof(UnsafeTextTests.Texts), MemberType = typeof(UnsafeTextTests))]
    public void ToHtml_IsTextAlone_WhateverTheTextTries(string text)
    {
        var page = Parse(Of(Section("T" + text, Story(text) with
        {
            Link = "javascript:alert(1)",
            Summary = text,
            Earlier = text,
            OtherTopics = [text],
            Sources = [Source(text), Source(text + "2", "https://example.org/2?\"><script>alert(1)</script>"), Source("3", text)],
        })));

        AssertSafe(page);
        Assert.Single(page.QuerySelectorAll("section"));
        Assert.Single(page.QuerySelectorAll("strong"));
    }

    [Fact]
    public void ToHtml_IsTextAlone_OverAThousandDigests()
    {
        var random = new Random(21);
        var hostile = new HostileText(random);
        for (var i = 0; i < 1_000; i++)
        {
            var digest = Of(new DigestSection(new TopicId("topic"), hostile.Line(5) + "!", [
                Story(hostile.Title()) with { Summary = hostile.Line(20), Earlier = hostile.Title(), OtherTopics = [hostile.Line(4) + "!"] },
            ]));

            var page = Parse(digest);

            AssertSafe(page);
            Assert.Single(page.QuerySelectorAll("strong"));
            Assert.Equal("https://example.org/gpt-5", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
        }
    }

    [Fact]
    public void ToHtml_AllowsNothingButItsOwnStyle()
    {
        var policy = Parse(Of(Section("GPT-5", Story()))).QuerySelector("meta[http-equiv=Content-Security-Policy]")?.GetAttribute("content");

        Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'$", policy);
    }

    private static void AssertSafe(IDocument page)
    {
        var all = page.All.ToList();
        Assert.Empty(all.Select(e => e.LocalName).Except(Elements));
        Assert.Empty(all.SelectMany(e => e.Attributes).Select(a => a.Name).Except(Attributes));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain('\u202E', page.Body?.TextContent ?? "");
    }

    private static IDocument Parse(Digest digest) => new HtmlParser().ParseDocument(DiscordPreview.ToHtml(digest));
}
