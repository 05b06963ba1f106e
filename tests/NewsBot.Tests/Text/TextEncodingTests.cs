using System.Text;
using NewsBot.Text;

namespace NewsBot.Tests.Text;

public sealed class TextEncodingTests
{
    private const string Chinese = "監管機構發布了新的規定，開源社區表示歡迎。";
    private const string Russian = "Регуляторы опубликовали новые правила, сообщество их приветствует.";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void OfXml_TakesTheMark_WhateverElseIsSaid(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(name, Of([.. encoding.GetPreamble(), .. encoding.GetBytes(Rss(Chinese, "big5"))], "text/xml; charset=shift_jis"), ignoreCase: true);
    }

    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-16", "\n")]
    [InlineData("utf-16BE", "")]
    [InlineData("utf-32", "")]
    [InlineData("utf-32BE", "")]
    public void OfXml_SeesWideCharacters_WithoutAMark(string name, string before) =>
        Assert.Equal(name, Of(Encoding.GetEncoding(name).GetBytes(before + Rss(Chinese, "utf-8")), "text/xml; charset=utf-8"), ignoreCase: true);

    // RFC 7303, 3.2: the charset parameter stands above the declaration, and text/xml has no default of its own any more.
    [Theory]
    [InlineData("big5", "application/xml; charset=big5", "shift_jis", "big5")]
    [InlineData("big5", "application/atom+xml; CHARSET = 'Big5'", "utf-8", "big5")]
    [InlineData("big5", "text/xml; qs=0.9; charset=\"big5\"; charset=gbk", null, "big5")]
    [InlineData("big5", "text/xml", "big5", "big5")]
    [InlineData("big5", "text/xml;", "big5", "big5")]
    [InlineData("big5", "text/xml; charset=", "big5", "big5")]
    [InlineData("big5", "text/xml; charset:shift_jis", "big5", "big5")]
    [InlineData("big5", "text/xml; xcharset=shift_jis", "big5", "big5")]
    [InlineData("big5", "text/xml; charset=bogus", "big5", "big5")]
    [InlineData("big5", "nonsense", "big5", "big5")]
    [InlineData("big5", null, "big5", "big5")]
    [InlineData("gb18030", null, "GB2312", "gb18030")]
    [InlineData("koi8-r", "text/xml; charset=utf-8", "koi8-r", "koi8-r")]
    [InlineData("koi8-r", "text/xml; charset=utf-16", "koi8-r", "koi8-r")]
    [InlineData("koi8-r", null, "utf-16", "koi8-r")]
    [InlineData("koi8-r", null, "utf-8", "koi8-r")]
    [InlineData("koi8-r", null, null, "koi8-r")]
    [InlineData("utf-8", null, null, "utf-8")]
    [InlineData("utf-8", "text/xml", null, "utf-8")]
    [InlineData("utf-8", "text/xml; charset=us-ascii", null, "utf-8")]
    [InlineData("utf-8", "text/xml; charset=iso-8859-1", "utf-8", "utf-8")]
    [InlineData("utf-8", null, "windows-1251", "utf-8")]
    [InlineData("utf-8", null, "gb2312", "utf-8")]
    [InlineData("utf-8", null, "utf-16", "utf-8")]
    [InlineData("utf-8", null, "utf-7", "utf-8")]
    [InlineData("utf-8", "text/xml; charset=hz-gb-2312", null, "utf-8")]
    public void OfXml_SettlesConflicts(string written, string? contentType, string? declared, string expected)
    {
        var text = Rss(written == "koi8-r" ? Russian : Chinese, declared);

        Assert.Equal(expected, Of(EncodingLabels.Find(written)!.GetBytes(text), contentType));
    }

    [Fact]
    public void OfXml_ReadsWindows_WhenItIsCalledIso()
    {
        byte[] bytes = [.. "<?xml version='1.0' encoding='iso-8859-1'?>"u8, 0x93, .. "dash"u8, 0x94, 0x20, 0x96, 0x20, 0x80];

        Assert.EndsWith("“dash” – €", TextEncoding.OfXml(bytes, null).GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n\n <?xml version='1.0' encoding='big5'?>")]
    [InlineData("junk<?xml version = \"1.0\" standalone='yes' encoding = \"big5\" ?>")]
    public void OfXml_FindsTheDeclaration_WhereverItBegins(string declaration) =>
        Assert.Equal("big5", Of(EncodingLabels.Find("big5")!.GetBytes(declaration + "<rss><title>" + Chinese), null));

    [Theory]
    [InlineData("<?xml version='1.0'?><rss encoding='big5'>")]
    [InlineData("<rss><!-- encoding='big5' -->")]
    public void OfXml_TakesNoOther_WhenTheDeclarationHasNone(string start) => Assert.NotEqual("big5", Of([.. Encoding.UTF8.GetBytes(start), 0xE9], null));

    // The word 联通, written in GBK, is UTF-8 by chance.
    [Fact]
    public void OfXml_BelievesTheLabel_WhenBytesAreUtf8ByChance() =>
        Assert.Equal("gb18030", Of(EncodingLabels.Find("gbk")!.GetBytes("<rss>联通"), "text/xml; charset=gbk"));

    [Theory]
    [InlineData(null)]
    [InlineData("text/xml; charset=utf-8")]
    [InlineData("text/xml; charset=iso-8859-1")]
    public void OfXml_KeepsUtf8_WhenACharacterIsCutInHalf(string? contentType) =>
        Assert.Equal("utf-8", Of([.. Encoding.UTF8.GetBytes("<rss>" + Chinese), 0xE7, 0x9B, .. "...</rss>"u8], contentType));

    [Fact]
    public void OfXml_KeepsUtf8_WhenBytesAfterTheMarkAreNot() => Assert.Equal("utf-8", Of([0xEF, 0xBB, 0xBF, .. "<rss>Espa"u8, 0xF1, (byte)'a'], null));

    [Theory]
    [InlineData("gb18030", "监管机构发布了新的规定，开源社区表示欢迎。模型和权重的许可证也在其中。")]
    [InlineData("big5", Chinese)]
    [InlineData("shift_jis", "規制当局が新しい規則を発表した。オープンソースの開発者は歓迎している。")]
    [InlineData("euc-jp", "規制当局が新しい規則を発表した。オープンソースの開発者は歓迎している。")]
    [InlineData("ks_c_5601-1987", "규제 당국이 새로운 규칙을 발표했다. 오픈 소스 개발자들은 환영하고 있다.")]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    public void OfXml_Guesses_WhenNothingIsSaid(string name, string text) => Assert.Equal(name, Of(EncodingLabels.Find(name)!.GetBytes(Rss(text, null)), null));

    [Fact]
    public void OfXml_IsWestern_WhenThereIsNothingToGuessFrom() => Assert.Equal("windows-1252", Of([.. "<rss>caf"u8, 0xE9], null));

    [Theory]
    [InlineData("<meta charset=big5>", null, "big5")]
    [InlineData("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Big5'>", null, "big5")]
    [InlineData("<meta content=\"text/html;charset=big5\" http-equiv=content-type />", null, "big5")]
    [InlineData("<?xml version='1.0' encoding='big5'?><html>", null, "big5")]
    [InlineData("<!-- <meta charset=koi8-r> --><meta charset='big5'/>", null, "big5")]
    [InlineData("<meta name=description content='set charset=koi8-r'><meta charset=big5>", null, "big5")]
    [InlineData("<meta charset=koi8-r>", "text/html; charset=big5", "big5")]
    [InlineData("<meta charset=utf-16>", "text/html; charset=big5", "big5")]
    public void OfHtml_ReadsTheMeta(string head, string? contentType, string expected) =>
        Assert.Equal(expected, TextEncoding.OfHtml(EncodingLabels.Find("big5")!.GetBytes(head + "<p>" + Chinese), contentType).WebName);

    [Theory]
    [InlineData("<meta charset=utf-16>")]
    [InlineData("<meta charset=iso-8859-1>")]
    [InlineData("<meta charset=utf-7>+ADw-script+AD4-")]
    public void OfHtml_IsUtf8_WhenTheMetaCantBe(string head) => Assert.Equal("utf-8", TextEncoding.OfHtml(Encoding.UTF8.GetBytes(head + Chinese), null).WebName);

    public static TheoryData<string> Hostile => ["", "\0", "\0\0\0\0", "<", "<?xml ", "<!--", "<meta ", "\u00FF", "\u00FF\u00FE", "\u00E7", "\u001B$)C\u000E"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Of_GivesAnEncoding_WhateverTheBytes(string pattern)
    {
        var bytes = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(pattern, 1_000_000 / Math.Max(1, pattern.Length))));

        Assert.NotNull(TextEncoding.OfXml(bytes, pattern + "; charset=" + pattern));
        Assert.NotNull(TextEncoding.OfHtml(bytes, null));
    }

    private static string Rss(string title, string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?><rss><channel><title>{title}</title></channel></rss>";

    private static string Of(byte[] bytes, string? contentType) => TextEncoding.OfXml(bytes, contentType).WebName;
}
