using NewsBot.Articles;

namespace NewsBot.Tests.Articles;

public sealed class ArticleReferencesTests
{
    [Theory]
    [InlineData("no link")]
    [InlineData("<a>without href</a>")]
    [InlineData("<a href='/relative'>x</a>")]
    [InlineData("<a href='mailto:a@b.example'>x</a><a href='javascript:alert(1)'>x</a>")]
    [InlineData("<a href='https://other.example/'>a home page</a>")]
    [InlineData("<a href='https://www.site.example/2'>its own site</a>")]
    [InlineData("<script>'<a href=\"https://other.example/1\">'</script><!-- <a href='https://other.example/1'> -->")]
    [InlineData("<img src='https://other.example/1.png' href='https://other.example/1'>")]
    public void Of_GivesNone_WhenNoPageElsewhereIsLinked(string html) => Assert.Empty(Of(html));

    [Fact]
    public void Of_GivesEachPageOnce_InOrder() =>
        Assert.Equal(
            ["https://b.example/1?x=1&y=2", "http://a.example/1"],
            Of("<A HREF='https://b.example/1?x=1&amp;y=2'>b</A> <a href=http://a.example/1>a</a> <a href='https://a.example/1/?utm_source=x'>again</a>"));

    [Fact]
    public void Of_GivesTheFirst_WhenThereAreMany() =>
        Assert.Equal(
            ArticleReferences.Most,
            Of(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a href='https://a.example/{i}'>x</a>"))).Count);

    [Fact]
    public void Of_LeavesOut_WhatIsTooLong() => Assert.Empty(Of($"<a href='https://a.example/{new string('x', 300)}'>x</a>"));

    private static IReadOnlyList<string> Of(string html) => ArticleReferences.Of(html, "https://site.example/1");
}
