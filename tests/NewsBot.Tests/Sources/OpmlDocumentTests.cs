using System.Text;
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
            [new OpmlOutline("http://a.example/", "A", "News/AI-ML", "zh-CN"), new OpmlOutline("http://b.example/", "B", null, null)],
            outlines);
    }

    [Theory]
    [InlineData("<rss/>", "It is no OPML: it begins with <rss>.")]
    [InlineData("<opml><body><outline></body></opml>", "Line 1 can't be read")]
    [InlineData("", "can't be read")]
    public void Read_SaysWhy_WhenItCanNot(string text, string expected)
    {
        var (outlines, error) = OpmlDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Null(outlines);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ExpandsNothing_WhenThereIsADtd()
    {
        var (outlines, _) = OpmlDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes("""
            <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;" xmlUrl="http://a.example/"/></body></opml>
            """)));

        Assert.DoesNotContain("root", outlines is null ? "" : string.Concat(outlines.Select(o => o.Title)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_IsReadBack()
    {
        Source[] sources = [Source("http://a.example/", "A & B", "News/AI"), Source("http://b.example/", "乙", "News/AI"), Source("http://c.example/", "C", null)];
        var stream = new MemoryStream();

        OpmlDocument.Write(sources, "Mine", stream);

        var outlines = Read(Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF'));
        Assert.Equal(
            sources.Select(s => (s.Url, s.Title, s.Category)).Order(),
            outlines.Select(o => (o.Url, o.Title, o.Category)).Order());
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

    private static IReadOnlyList<OpmlOutline> Read(string text)
    {
        var (outlines, error) = OpmlDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Null(error);
        return outlines ?? [];
    }

    private static Source Source(string url, string title, string? category) => new()
    {
        Id = SourceId.Of(new Uri(url)),
        Url = url,
        Title = title,
        Category = category,
        AddedAt = DateTimeOffset.UnixEpoch,
    };
}
