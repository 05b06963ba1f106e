using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>The labels of the WHATWG Encoding standard, section 4.2, and the encodings that they mean on the web.</summary>
internal static class EncodingLabels
{
    private const int MostLetters = 40;

    // .NET's own for code pages is the nearest character or "?".
    private static readonly DecoderReplacementFallback Replacement = new("\uFFFD");

    // By code page. The standard's GBK is read by GB18030's decoder and ISO-8859-1 is windows-1252. What it has beyond .NET's Big5, the
    // Hong Kong characters (HKSCS), and JIS X 0212 in EUC-JP come out as private-use or replacement characters.
    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<int, string>
    {
        [65001] = "utf8 unicode11utf8 unicode20utf8 cp65001",
        [1200] = "utf16 utf16le csunicode iso10646ucs2 ucs2 unicode unicodefeff",
        [1201] = "utf16be unicodefffe",
        [866] = "ibm866 cp866 csibm866 866",
        [874] = "windows874 dos874 iso885911 tis620",
        [932] = "shiftjis csshiftjis ms932 mskanji sjis windows31j cp932",
        [949] = "euckr cseuckr csksc56011987 isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 uhc",
        [950] = "big5 big5hkscs cnbig5 csbig5 cp950",
        [1250] = "windows1250 cp1250",
        [1251] = "windows1251 cp1251 win1251",
        [1252] = "windows1252 cp1252 iso88591 iso885911987 ansix341968 ascii usascii cp819 ibm819 csisolatin1 isoir100 l1 latin1 userdefined",
        [1253] = "windows1253 cp1253",
        [1254] = "windows1254 cp1254 iso88599 iso885991989 csisolatin5 isoir148 l5 latin5",
        [1255] = "windows1255 cp1255",
        [1256] = "windows1256 cp1256",
        [1257] = "windows1257 cp1257",
        [1258] = "windows1258 cp1258",
        [10000] = "macintosh csmacintosh mac macroman",
        [10006] = "macgreek",
        [10007] = "maccyrillic macukrainian",
        [10029] = "macce maccentraleurope maclatin2",
        [10079] = "maciceland macicelandic",
        [10081] = "macturkish",
        [20866] = "koi8r cskoi8r koi koi8",
        [21866] = "koi8u koi8ru",
        [28592] = "iso88592 iso885921987 csisolatin2 isoir101 l2 latin2",
        [28593] = "iso88593 iso885931988 csisolatin3 isoir109 l3 latin3",
        [28594] = "iso88594 iso885941988 csisolatin4 isoir110 l4 latin4",
        [28595] = "iso88595 iso885951988 csisolatincyrillic cyrillic isoir144",
        [28596] = "iso88596 iso88596e iso88596i iso885961987 csiso88596e csiso88596i csisolatinarabic arabic asmo708 ecma114 isoir127",
        [28597] = "iso88597 iso885971987 csisolatingreek ecma118 elot928 greek greek8 isoir126 suneugreek",
        [28598] = "iso88598 iso88598e iso885981988 csiso88598e csisolatinhebrew hebrew isoir138 visual iso88598i csiso88598i logical",
        [28600] = "iso885910 csisolatin6 isoir157 l6 latin6",
        [28603] = "iso885913",
        [28604] = "iso885914",
        [28605] = "iso885915 csisolatin9 l9 latin9",
        [28606] = "iso885916",
        [50221] = "iso2022jp csiso2022jp",
        [51932] = "eucjp cseucpkdfmtjapanese",
        [54936] = "gb18030 gbk gb2312 gb231280 chinese csgb2312 csiso58gb231280 isoir58 cp936 windows936",
    }.SelectMany(page => page.Value.Split(' ').Select(label => (label, page.Key))).ToFrozenDictionary(l => l.label, l => l.Key, StringComparer.Ordinal);

    // What .NET lacks or has in an older edition.
    private static readonly FrozenDictionary<int, Encoding> Ours = new Dictionary<int, Encoding>
    {
        [10000] = new SingleByteEncoding("macintosh", 10000, (0xBD, "Ω")),
        [10007] = new SingleByteEncoding("x-mac-cyrillic", 10007, (0xA2, "Ґ"), (0xB6, "ґ"), (0xFF, "€")),
        [28597] = new SingleByteEncoding("iso-8859-7", 28597, (0xA1, "‘’"), (0xA4, "€₯"), (0xAA, "ͺ")),
        [28598] = new SingleByteEncoding("iso-8859-8", 28598, (0xAF, "¯"), (0xFD, "\u200E\u200F")),
        [28600] = new SingleByteEncoding(
            "iso-8859-10",
            28592,
            (0xA1, "ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ")),
        [28604] = new SingleByteEncoding(
            "iso-8859-14",
            28592,
            (0xA1, "Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ")),
        [28606] = new SingleByteEncoding(
            "iso-8859-16",
            28592,
            (0xA1, "ĄąŁ€„Š§š©Ș«Ź\u00ADźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ")),
    }.ToFrozenDictionary();

    /// <summary>What text in no known encoding is read as (windows-1252): every byte is some character.</summary>
    public static Encoding Western { get; } = Of(1252);

    /// <summary>
    /// Null for what is no label, and for those of encodings in which markup can hide. Letters and digits alone count, without a leading x:
    /// "utf_8", "x-sjis" and "ISO 8859-1" are what they look like. Beyond the standard, the old code pages of IBM and Apple are known.
    /// </summary>
    public static Encoding? Find(string? label)
    {
        if (label is null)
        {
            return null;
        }

        var letters = string.Concat(label.Where(char.IsAsciiLetterOrDigit).Take(MostLetters)).ToLowerInvariant().TrimStart('x');
        return CodePages.TryGetValue(letters, out var codePage) ? Of(codePage) : Numbered(letters);
    }

    /// <summary>"cp850", "IBM850" or "850", if the beginning of a document reads the same in it as in ASCII.</summary>
    private static Encoding? Numbered(string letters)
    {
        const int FirstStateful = 20_000;
        const string Ascii = "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
        var digits = letters.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyz");
        return ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var codePage)
            && codePage < FirstStateful
            && CodePagesEncodingProvider.Instance.GetEncoding(codePage) is { } numbered
            && numbered.GetString(Encoding.ASCII.GetBytes(Ascii)) == Ascii
                ? Of(codePage)
                : null;
    }

    private static Encoding Of(int codePage) => codePage switch
    {
        65001 => Encoding.UTF8,
        1200 => Encoding.Unicode,
        1201 => Encoding.BigEndianUnicode,
        _ => Ours.GetValueOrDefault(codePage)
            ?? CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, Replacement)
            ?? throw new InvalidOperationException($".NET has no code page {codePage}."),
    };
}
