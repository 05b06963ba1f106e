using System.Text;
using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class PageReaderTests
{
    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj")]
    [InlineData("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR and more of it")]
    [InlineData("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF and more of it")]
    public void Read_TakesNoBinaryForAnArticle(string bytes) =>
        Assert.Equal("It is no text.", Assert.IsType<PageResult.Unreadable>(PageReader.Read(System.Text.Encoding.Latin1.GetBytes(bytes), "text/html", null)).Reason);

    private static readonly Uri Url = new("https://www.times.example/city/bridge?ref=feed");

    [Fact]
    public void Read_GivesTheArticleAlone() =>
        Assert.Equal($"{SamplePages.Lead}\n{SamplePages.Body}\n{SamplePages.End}", Read(SamplePages.English()).Text);

    [Fact]
    public void Read_GivesTheArticleAlone_WhenItIsChinese()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var page = Read(Encoding.GetEncoding("gb2312").GetBytes(SamplePages.Chinese));

        Assert.Equal("zh", page.Language);
        Assert.Equal(3, page.Text.Split('\n').Length);
        Assert.StartsWith("市议会周一决定，", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("很不高兴。", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KeepsAllParts_WhenTheArticleStandsInSeveral()
    {
        var parts = string.Concat(new[] { SamplePages.Lead, SamplePages.Body, SamplePages.End }.Select(p => $"<section><div class='text'><p>{p}</p></div></section>"));

        Assert.Equal($"{SamplePages.Lead}\n{SamplePages.Body}\n{SamplePages.End}", Read(SamplePages.English(parts)).Text);
    }

    [Fact]
    public void Read_TakesTheLinkedText_WhenThePageShowsLess()
    {
        var whole = $"{SamplePages.Lead} {SamplePages.Body} {SamplePages.End}";
        var head = $$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{whole}}"}</script>""";

        Assert.Equal(whole, Read(SamplePages.English($"<p>{SamplePages.Lead}</p>", head)).Text);
    }

    [Fact]
    public void Read_LeavesReadingAidsOut() =>
        Assert.Equal("橋は残る", Read("<html><body><p><ruby>橋<rt>はし</rt></ruby>は<ruby>残<rp>(</rp><rt>のこ</rt><rp>)</rp></ruby>る</p></body></html>").Text);

    [Fact]
    public void Read_GivesWhatThereIs_WhenThePageIsShort() =>
        Assert.Equal("The bridge stays.", Read("<html><title>Note</title><body><p>The bridge stays.</p></body></html>").Text);

    [Theory]
    [InlineData("")]
    [InlineData("<html><head><title>Nothing</title></head><body><script>write()</script></body></html>")]
    public void Read_IsUnreadable_WhenThereIsNoText(string page) =>
        Assert.Equal("The page has no text.", Unreadable(Encoding.UTF8.GetBytes(page), "text/html"));

    [Fact]
    public void Read_IsUnreadable_WhenItIsNoPage() =>
        Assert.Equal("It is application/pdf, not a web page.", Unreadable("%PDF-1.7"u8.ToArray(), "application/pdf; q=1"));

    [Fact]
    public void Read_IsUnreadable_WhenItIsTooLarge() =>
        Assert.Equal("The page has more than 8 MiB; articles have a few hundred KiB.", Unreadable(new byte[9 * 1_024 * 1_024], null));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a href=x><div>")]
    [InlineData("</p>")]
    [InlineData("<br>")]
    [InlineData("<svg><title>")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("\0")]
    public void Read_Ends_WhenThePageIsNothingButOneThing(string begun) =>
        Assert.NotNull(PageReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(begun, 100_000))), "text/html", Url));

    [Fact]
    public void Read_Ends_WhenACommentNeverDoes() =>
        Assert.NotNull(PageReader.Read(Encoding.UTF8.GetBytes("<!--" + string.Concat(Enumerable.Repeat("--!", 500_000))), null, null));

    [Fact]
    public void Read_Ends_WhenBytesAreNoise()
    {
        var noise = new byte[200_000];
        new Random(1).NextBytes(noise);

        Assert.NotNull(PageReader.Read(noise, null, null));
    }

    private static ArticlePage Read(string page) => Read(Encoding.UTF8.GetBytes(page));

    private static ArticlePage Read(byte[] page) => Assert.IsType<PageResult.Read>(PageReader.Read(page, null, Url)).Page;

    private static string Unreadable(byte[] page, string? contentType) =>
        Assert.IsType<PageResult.Unreadable>(PageReader.Read(page, contentType, Url)).Reason;
}
