using NewsBot.Text;

namespace NewsBot.Tests.Text;

public sealed class EncodingLabelsTests
{
    // Every label of the WHATWG Encoding standard, section 4.2, with characters that only its encoding has at these bytes.
    [Theory]
    [InlineData("unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8", "C3A9E59C8B", "é國")]
    [InlineData("866 cp866 csibm866 ibm866", "9FF1", "Яё")]
    [InlineData("csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2", "A3F5", "Łő")]
    [InlineData("csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3", "A1F8", "Ħĝ")]
    [InlineData("csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4", "D3F9", "Ķų")]
    [InlineData("csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988", "CFF1", "Яё")]
    [InlineData(
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 "
            + "iso_8859-6 iso_8859-6:1987",
        "D3E4",
        "سل")]
    [InlineData(
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
        "A1D9A4AA",
        "‘Ω€ͺ")]
    [InlineData(
        "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual",
        "AFE0E1FDFE",
        "¯אב\u200E\u200F")]
    [InlineData("csiso88598i iso-8859-8-i logical", "AFE0E1", "¯אב")]
    [InlineData("csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6", "41A0A1A2ADD7FF", "A\u00A0ĄĒ\u00ADŨĸ")]
    [InlineData("iso-8859-13 iso8859-13 iso885913", "D8FE", "Ųž")]
    [InlineData("iso-8859-14 iso8859-14 iso885914", "41A0A1A8ADD0FF", "A\u00A0ḂẀ\u00ADŴÿ")]
    [InlineData("csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9", "A4BC", "€Œ")]
    [InlineData("iso-8859-16", "41A0A1A4ADDEFFAA", "A\u00A0Ą€\u00ADȚÿȘ")]
    [InlineData("cskoi8r koi koi8 koi8-r koi8_r", "F1A3A4", "Яё╓")]
    [InlineData("koi8-ru koi8-u", "F1AD", "Яґ")]
    [InlineData("csmacintosh mac macintosh x-mac-roman", "8EBD", "éΩ")]
    [InlineData("dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", "A1A285", "กข…")]
    [InlineData("cp1250 windows-1250 x-cp1250", "A3F58A", "ŁőŠ")]
    [InlineData("cp1251 windows-1251 x-cp1251", "DFB4", "Яґ")]
    [InlineData(
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 "
            + "us-ascii windows-1252 x-cp1252",
        "93E980",
        "“é€")]
    [InlineData("cp1253 windows-1253 x-cp1253", "D9DC80", "Ωά€")]
    [InlineData("cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254", "F0DD80", "ğİ€")]
    [InlineData("cp1255 windows-1255 x-cp1255", "E0E180", "אב€")]
    [InlineData("cp1256 windows-1256 x-cp1256", "D381", "سپ")]
    [InlineData("cp1257 windows-1257 x-cp1257", "D8FE80", "Ųž€")]
    [InlineData("cp1258 windows-1258 x-cp1258", "F5F0", "ơđ")]
    [InlineData("x-mac-cyrillic x-mac-ukrainian", "9FA2B6FF", "ЯҐґ€")]
    [InlineData("chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030", "B14FB9DC86EA8139EF30", "監管嗞㐁")]
    [InlineData("big5 big5-hkscs cn-big5 csbig5 x-x-big5", "BACABADE", "監管")]
    [InlineData("cseucpkdfmtjapanese euc-jp x-euc-jp", "C6FCCBDC8EB1ADA1", "日本ｱ①")]
    [InlineData("csiso2022jp iso-2022-jp", "1B2442467C4B5C1B2842", "日本")]
    [InlineData("csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis", "93FA967BB18740", "日本ｱ①")]
    [InlineData(
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
        "C7D18C63",
        "한똠")]
    [InlineData("unicodefffe utf-16be", "00E9570B", "é國")]
    [InlineData("csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le", "E9000B57", "é國")]
    [InlineData("x-user-defined", "E9", "é")]
    public void Find_GivesTheEncodingOfTheWeb_WhenItIsALabelOfTheStandard(string labels, string bytes, string text) =>
        Assert.All(labels.Split(' '), label => Assert.Equal(text, EncodingLabels.Find(label)?.GetString(Convert.FromHexString(bytes))));

    [Theory]
    [InlineData(" UTF_8 ", "C3A9", "é")]
    [InlineData("ISO 8859-2", "A3", "Ł")]
    [InlineData("x-Windows1251", "DF", "Я")]
    [InlineData("cp936", "B9DC", "管")]
    [InlineData("cp437", "E1", "ß")]
    [InlineData("IBM850", "E1", "ß")]
    [InlineData("866", "9F", "Я")]
    [InlineData("cp65001", "C3A9", "é")]
    [InlineData("x-mac-ce", "FC", "Ł")]
    public void Find_KnowsWhatIsMeant_WhenItIsWrittenOtherwise(string label, string bytes, string text) =>
        Assert.Equal(text, EncodingLabels.Find(label)?.GetString(Convert.FromHexString(bytes)));

    // Markup can be written in these so that it is none in ASCII; the standard has a "replacement" for some, we know none of them.
    [Theory]
    [InlineData("utf-7")]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("csiso2022kr")]
    [InlineData("hz-gb-2312")]
    [InlineData("iso-2022-cn")]
    [InlineData("iso-2022-cn-ext")]
    [InlineData("iso-2022-kr")]
    [InlineData("replacement")]
    [InlineData("x-cp50227")]
    [InlineData("cp65000")]
    [InlineData("cp99999999999")]
    [InlineData("cp0")]
    [InlineData("ibm037")]
    [InlineData("ebcdic-cp-us")]
    [InlineData("x-ia5-german")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("bogus")]
    [InlineData(null)]
    public void Find_IsNull_WhenItIsNoLabelOrADisguise(string? label) => Assert.Null(EncodingLabels.Find(label));

    [Fact]
    public void Find_Replaces_WhatIsNoCharacter() => Assert.Equal("a\uFFFD", EncodingLabels.Find("gbk")?.GetString([(byte)'a', 0xFF]));
}
