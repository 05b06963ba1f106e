using System.Text;
using NewsBot.Feeds.Lists;
using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class OpmlDocumentTests
{
    [Fact]
    public void Read_GivesFeedsWithTheirFolders()
    {
        var outlines = Read("""
            <opml version="1.1"><head/><body>
              <outline text="News"><outline title="AI/ML"><outline text="A" xmlUrl="http://a.example/" language="zh-CN"/></outline></outline>
              <outline TEXT="B" XMLURL=" http://b.example/ "></outline>
              <outline text="Empty folder"></outline>
            </body></opml>
            """);

        Assert.Equal(
            [
                new OpmlOutline { Url = "http://a.example/", Title = "A", Category = @"News/AI\/ML", Language = "zh-CN" },
                new OpmlOutline { Url = "http://b.example/", Title = "B" },
            ],
            outlines);
    }

    [Theory]
    [InlineData("<rss/>", "It is no OPML: it begins with <rss>.")]
    [InlineData("", "It is no OPML: it has no elements.")]
    [InlineData("{}", "It is no OPML: it has no elements.")]
    public void Read_SaysWhy_WhenItCanNot(string text, string expected)
    {
        var read = OpmlDocument.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(read.Outlines);
        Assert.Equal(expected, read.Error);
    }

    [Fact]
    public void Read_ExpandsNothing_WhenThereIsADtd()
    {
        var outline = Assert.Single(Read("""
            <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="http://a.example/"/></body></opml>
            """));

        Assert.Equal("&x;", outline.Title);
    }

    [Theory]
    [InlineData("""<outline text="A" xmlUrl="http://a.example/?a=1&b=2&copy=3"/>""", "http://a.example/?a=1&b=2&copy=3")]
    [InlineData("""<outline text="A" xmlUrl="http://a.example/?a=1&amp;amp;b=2"/>""", "http://a.example/?a=1&b=2")]
    [InlineData("""<outline text="A" type="atom" url="http://a.example/"/>""", "http://a.example/")]
    [InlineData("""<outline text="A" xmlUrl="feed://a.example/rss"/>""", "http://a.example/rss")]
    [InlineData("""<outline text="A" xmlUrl="feed:https://a.example/rss"/>""", "https://a.example/rss")]
    public void Read_GivesTheAddress_HoweverItIsWritten(string outline, string expected)
    {
        Assert.Equal(expected, Assert.Single(Read($"<opml><body>{outline}</body></opml>")).Url);
    }

    [Theory]
    [InlineData("""<outline xmlUrl="u" title="T" text="X"/>""", "T")]
    [InlineData("""<outline xmlUrl="u" title="" text="X"/>""", "X")]
    [InlineData("""<outline xmlUrl="u" text="A &amp;amp; B"/>""", "A & B")]
    [InlineData("""<outline xmlUrl="u" text="A & B &nbsp; C"/>""", "A & B \u00a0 C")]
    [InlineData("""<outline xmlUrl="u" text="u"/>""", "")]
    public void Read_GivesTheTitle_HoweverItIsWritten(string outline, string expected)
    {
        Assert.Equal(expected, Assert.Single(Read($"<opml><body>{outline}</body></opml>")).Title);
    }

    [Theory]
    [InlineData("""<outline xmlUrl="u" category="/a/b,/c"/>""", "a/b")]
    [InlineData("""<outline xmlUrl="u" category="tech, news"/>""", "tech")]
    [InlineData("""<outline text="F"><outline xmlUrl="u" category="/a"/></outline>""", "F")]
    [InlineData("""<outline text=""><outline text="F"><outline xmlUrl="u"/></outline></outline>""", "F")]
    public void Read_GivesTheCategory_HoweverItIsWritten(string outline, string expected)
    {
        Assert.Equal(expected, Assert.Single(Read($"<opml><body>{outline}</body></opml>")).Category);
    }

    [Fact]
    public void Read_GoesOn_WhenTheDocumentHasNoTitle()
    {
        Assert.Single(Read("""<opml><head><title/></head><body><outline xmlUrl="u"/></body></opml>"""));
    }

    [Fact]
    public void Read_LeavesCommentsOut()
    {
        Assert.Empty(Read("""<opml><body><outline text="old" isComment="true"><outline xmlUrl="http://a.example/"/></outline></body></opml>"""));
    }

    [Fact]
    public void Read_GivesTheSameFeedOfEachFolder()
    {
        var outlines = Read("""
            <opml><body><outline text="A"><outline xmlUrl="u"/></outline><outline text="B"><outline xmlUrl="u"/></outline></body></opml>
            """);

        Assert.Equal(["A", "B"], outlines.Select(o => o.Category));
    }

    [Fact]
    public void Read_GivesWhatCameBefore_WhenItBreaksOff()
    {
        var read = OpmlDocument.Read("""junk <opml><body><outline xmlUrl="http://a.example/"/><outline xmlUrl="http://b."""u8.ToArray());

        Assert.Equal("http://a.example/", Assert.Single(read.Outlines ?? []).Url);
        Assert.Equal("It breaks off before its end; what came before is read.", Assert.Single(read.Warnings));
    }

    [Theory]
    [InlineData("""<outline text="A" type="include" url="http://a.example/x.opml"/>""", "http://a.example/x.opml: a link")]
    [InlineData("""<outline text="A" type="HTML+XPath" xmlUrl="http://a.example/" frss:xPathItem="//li"/>""", "http://a.example/: a page read by XPath")]
    [InlineData("""<outline text="A" frss:opmlUrl="http://a.example/x.opml"></outline>""", "A: its sources are listed at http://a.example/x.opml")]
    [InlineData("""<outline xmlns:n="https://newsbot.example/opml" n:kind="page" xmlUrl="http://a.example/"/>""", "http://a.example/: --item is missing")]
    public void Read_SaysWhatIsLeftOut(string outline, string expected)
    {
        var read = OpmlDocument.Read(Encoding.UTF8.GetBytes($"<opml><body>{outline}</body></opml>"));

        Assert.Empty(read.Outlines ?? []);
        Assert.StartsWith(expected, Assert.Single(read.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TakesFreshRssJson()
    {
        var outline = Assert.Single(Read("""
            <opml xmlns:frss="https://freshrss.org/opml"><body><outline type="JSON+DotNotation" xmlUrl="http://a.example/" frss:jsonItem="data.items"
              frss:jsonItemTitle="meta.title" frss:jsonItemUri="meta.links[0]" frss:cssFullContent="div.main"/></body></opml>
            """));

        Assert.Equal(new ListForm { Kind = ListKind.Json, Item = "data.items", Title = "meta.title", Link = "meta.links[0]" }, outline.Form);
        Assert.True(outline.FullText);
    }

    [Fact]
    public void Read_FindsTheEncoding_WhenItIsDeclared()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")?.GetBytes(
            """<?xml version="1.0" encoding="gb2312"?><opml><body><outline text="中文" xmlUrl="u"/></body></opml>""");

        Assert.Equal("中文", Assert.Single(OpmlDocument.Read(bytes).Outlines ?? []).Title);
    }

    [Fact]
    public void Write_KeepsFoldersTogether()
    {
        var written = Write([Outline("u1", "News/AI"), Outline("u2", null), Outline("u3", "News"), Outline("u4", "News/AI")]);

        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <opml version="2.0" xmlns:newsbot="https://newsbot.example/opml">
              <head>
                <title>Mine</title>
                <dateCreated>Thu, 01 Jan 1970 00:00:00 GMT</dateCreated>
              </head>
              <body>
                <outline type="rss" text="u2" xmlUrl="u2" />
                <outline text="News">
                  <outline type="rss" text="u3" xmlUrl="u3" />
                  <outline text="AI">
                    <outline type="rss" text="u1" xmlUrl="u1" />
                    <outline type="rss" text="u4" xmlUrl="u4" />
                  </outline>
                </outline>
              </body>
            </opml>
            """,
            written);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Write_IsReadBackExactly_WhateverTheOutlines(int seed)
    {
        var random = new Random(seed);
        var outlines = Enumerable.Range(0, 200).Select(i => Random(random, i)).ToList();

        var read = Read(Write(outlines));

        Assert.Equal(outlines.OrderBy(o => o.Url, StringComparer.Ordinal), read.OrderBy(o => o.Url, StringComparer.Ordinal));
    }

    [Fact]
    public void Write_LeavesOutWhatXmlCanNotHold()
    {
        var outline = Assert.Single(Read(Write([Outline("u", null) with { Title = "a\u0001b\uFFFEc\uD800d" }])));

        Assert.Equal("abc\uFFFDd", outline.Title);
    }

    [Fact]
    public void DefaultSources_AreAboutThirtyInBothLanguages()
    {
        var sources = DefaultSources.All(DateTimeOffset.UnixEpoch);

        Assert.InRange(sources.Count, 28, 40);
        Assert.Equal(sources.Count, sources.Select(s => s.Id).Distinct().Count());
        Assert.InRange(sources.Count(s => s.Language?.StartsWith("zh", StringComparison.Ordinal) == true), 12, 20);
        Assert.All(sources, s => Assert.NotEmpty(s.Title));
    }

    private static OpmlOutline Random(Random random, int number)
    {
        const string Letters = "aB9 /\\&<>\"'\t\n\r;#=%,.:{}[]@é中文\u0085\u00a0\u2028😀";
        string Text() => string.Concat(random.GetItems(Letters.EnumerateRunes().ToArray(), random.Next(1, 12))).Trim() is { Length: > 0 } text ? text : "x";
        string? Maybe() => random.Next(2) == 0 ? null : Text();
        var categories = Enumerable.Range(0, random.Next(4)).Select(_ => Text()).Aggregate((string?)null, OpmlFolders.Within);
        return new OpmlOutline
        {
            Url = $"https://site{number}.example/?{Text()}",
            Title = Maybe() ?? "",
            Category = categories,
            Language = Maybe(),
            HomePage = Maybe(),
            Description = Maybe(),
            Form = random.Next(3) == 0 ? new ListForm { Kind = ListKind.Json, Item = "data.list", Title = "t", Link = "https://a.example/{id}?q={\"a.b\"}" } : ListForm.Feed,
            FullText = random.Next(2) == 0,
            Enabled = random.Next(2) == 0,
        };
    }

    private static OpmlOutline Outline(string url, string? category) => new() { Url = url, Category = category };

    private static string Write(IEnumerable<OpmlOutline> outlines)
    {
        var stream = new MemoryStream();
        OpmlDocument.Write(outlines, "Mine", DateTimeOffset.UnixEpoch, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IReadOnlyList<OpmlOutline> Read(string text)
    {
        var read = OpmlDocument.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(read.Error);
        return read.Outlines ?? [];
    }
}
