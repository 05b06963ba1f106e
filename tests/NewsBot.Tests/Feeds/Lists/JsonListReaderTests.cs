using System.Globalization;
using System.Text;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;

namespace NewsBot.Tests.Feeds.Lists;

public sealed class JsonListReaderTests
{
    private static readonly Uri Base = new("https://site.example/api/list");

    /// <summary>Hot lists in the shapes that the best-known sites have.</summary>
    public static TheoryData<string, ListForm, string, string, string?> HotLists => new()
    {
        {
            """{"data":[{"type":"hot_list_feed","target":{"id":1234,"title":"一个问题？","url":"https://api.site.example/questions/1234","created":1795508400}}]}""",
            Form("data", "target.title", "https://www.site.example/question/{target.id}", "target.created"),
            "一个问题？", "https://www.site.example/question/1234", "2026-11-24 08:20"
        },
        {
            """{"ok":1,"data":{"hotgov":{"word":"x"},"realtime":[{"word":"某事 发生","word_scheme":"#某事 发生#","num":10,"onboard_time":1795508400}]}}""",
            Form("data.realtime", "word", "https://s.site.example/q?q={word_scheme}", "onboard_time"),
            "某事 发生", "https://s.site.example/q?q=%23%E6%9F%90%E4%BA%8B%20%E5%8F%91%E7%94%9F%23", "2026-11-24 08:20"
        },
        {
            """{"success":true,"data":{"cards":[{"component":"hotList","content":[{"word":"热搜","url":"https://m.site.example/s?word=a&sa=b","hotScore":"7"}]}]}}""",
            Form("data.cards[0].content", null, null, null),
            "热搜", "https://m.site.example/s?word=a&sa=b", null
        },
        {
            """{"data":[{"ClusterIdStr":"77","Title":"头条","Url":"/trending/77/","HotValue":"9"}],"fixed_top_data":[]}""",
            new ListForm { Kind = ListKind.Json },
            "头条", "https://site.example/trending/77/", null
        },
        {
            """{"code":0,"data":{"note":"x","list":[{"aid":1,"bvid":"BV1x","title":"看<em class=\"k\">这</em>个 &amp; 那个","pubdate":1795508400,"owner":{"name":"甲"}}]}}""",
            Form("data.list[]", null, "https://www.site.example/video/{bvid}", null),
            "看这个 & 那个", "https://www.site.example/video/BV1x", "2026-11-24 08:20"
        },
        {
            """{"data":{"hotRankList":[{"itemId":5,"publishTime":1795508400123,"templateMaterial":{"widgetTitle":"快讯","author":"乙"}}]}}""",
            Form("data.hotRankList", "{templateMaterial.author}：{templateMaterial.widgetTitle}", "/p/{itemId}", null),
            "乙：快讯", "https://site.example/p/5", "2026-11-24 08:20"
        },
        {
            """callback({"items":{"a":{"t.x":"One","u":"/a/b c"}}});""",
            Form("items[]", "\"t.x\"", "https://site.example{u}", null),
            "One", "https://site.example/a/b%20c", null
        },
    };

    [Theory]
    [MemberData(nameof(HotLists))]
    public void Read_TakesTheItems(string json, ListForm form, string title, string link, string? time)
    {
        var feed = Assert.IsType<FeedResult.Read>(Read(json, form)).Feed;

        var entry = Assert.Single(feed.Entries);
        Assert.Equal(
            (title, link, time),
            (entry.Title, entry.Link, entry.Published?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Read_TakesTheLongestList_WhenNoneIsNamed()
    {
        var feed = Assert.IsType<FeedResult.Read>(Read(
            """{"tabs":[{"name":"x"}],"data":{"children":[{"kind":"t3","data":{"title":"A","permalink":"/a"}},{"kind":"t3","data":{"title":"B","permalink":"/b"}}]}}""",
            new ListForm { Kind = ListKind.Json })).Feed;

        Assert.Equal([("A", "https://site.example/a"), ("B", "https://site.example/b")], feed.Entries.Select(e => (e.Title, e.Link)));
    }

    [Theory]
    [InlineData("data.list", """{"code":0,"data":{"items":[],"total":0}}""", "--item 'data.list' finds nothing; where 'list' is asked for there is { items, total }.")]
    [InlineData("data[0]", """{"data":[]}""", "--item 'data[0]' finds nothing; where '0' is asked for there is an array of 0.")]
    [InlineData("data", """{"data":[]}""", "--item 'data' finds nothing; the list is empty.")]
    [InlineData("data", """{"data":[{"id":1},{"id":2}]}""", "There are 2 items, but no title or link in any of them; the first is { id }.")]
    [InlineData(null, """{"code":0}""", "No list is found by itself; say where it is with --item. There is { code }.")]
    [InlineData(null, "<html>{}</html>", "It is no JSON.")]
    [InlineData(null, """{"data":[""", "It begins like JSON but can't be read (line 1).")]
    public void Read_SaysWhatToDo_WhenNothingIsFound(string? item, string json, string expected)
    {
        var none = Assert.IsType<FeedResult.NotAFeed>(Read(json, new ListForm { Kind = ListKind.Json, Item = item }));

        Assert.Equal(expected, none.Reason);
    }

    [Theory]
    [InlineData("data..list")]
    [InlineData("data[x]")]
    [InlineData("data[0")]
    [InlineData(".data")]
    [InlineData("\"data")]
    [InlineData("https://site.example/")]
    public void Parse_RefusesAPath_WhenItIsNone(string item)
    {
        var (form, error) = ListForm.Parse(name => name == "kind" ? "json" : name == "item" ? item : null);

        Assert.Null(form);
        Assert.Equal($"--item is '{item}': allowed: a path such as 'data.list' or 'data.cards[0].content'.", error);
    }

    [Fact]
    public void Parse_RefusesALink_WhenItHasNoPath()
    {
        Assert.Equal(
            "--item-link is 'https://site.example/': allowed: a path such as 'data.list' or 'author[0].name', or a text with paths in braces.",
            ListForm.Parse(name => name == "kind" ? "json" : name == "item-link" ? "https://site.example/" : null).Error);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[[],")]
    [InlineData("""{"title":""")]
    [InlineData("""{"title":"a","x":[1,2]},""")]
    public void Read_Ends_WhateverTheJsonIs(string piece)
    {
        var json = "[" + string.Concat(Enumerable.Repeat(piece, 50_000));

        Assert.NotNull(Read(json, new ListForm { Kind = ListKind.Json }));
    }

    private static ListForm Form(string item, string? title, string? link, string? time) =>
        new() { Kind = ListKind.Json, Item = item, Title = title, Link = link, Time = time };

    private static FeedResult Read(string json, ListForm form) => ListReader.Read(form, Encoding.UTF8.GetBytes(json), "application/json", Base);
}
