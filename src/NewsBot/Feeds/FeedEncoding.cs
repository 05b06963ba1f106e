using System.Text;
using UtfUnknown;

namespace NewsBot.Feeds;

/// <summary>
/// A document's encoding: byte order mark, then what the HTTP header says, then the XML declaration (RFC 7303, 3.2), then UTF-8 where
/// the bytes are that, then a guess. UTF-8 bytes under another label are taken for what they are.
/// </summary>
internal static class FeedEncoding
{
    private const int DeclarationLength = 512;
    private const int GuessLength = 64 * 1_024;

    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Detect(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByByteOrderMark(bytes) is { } marked)
        {
            return marked;
        }

        var labelled = Named(Charset(contentType)) ?? Named(Declared(bytes));
        if (labelled is null or UTF8Encoding || labelled.CodePage == 20127)
        {
            return IsUtf8(bytes) ? Encoding.UTF8 : labelled is not null && labelled is not UTF8Encoding ? labelled : Guess(bytes);
        }

        return labelled.CodePage is 1252 or 28591 && IsUtf8(bytes) ? Encoding.UTF8 : labelled;
    }

    private static Encoding? ByByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var result = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, GuessLength)].ToArray());
        return result.Detected is { Confidence: > 0.5f, Encoding: { } guessed } ? guessed : Encoding.UTF8;
    }

    private static string? Charset(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : contentType?[(at + 8)..].Split(';', ' ')[0].Trim('"', '\'');
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)]);
        var end = start.IndexOf("?>", StringComparison.Ordinal);
        var at = start.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0 || end < at)
        {
            return null;
        }

        var open = start.IndexOfAny(['"', '\''], at);
        var close = open < 0 ? -1 : start.IndexOf(start[open], open + 1);
        return close < 0 ? null : start[(open + 1)..close];
    }

    private static Encoding? Named(string? label)
    {
        // What is labelled GB2312 or GBK is written in the larger GB18030 as often as not; it reads all three (WHATWG Encoding).
        var name = label?.Trim().ToLowerInvariant() switch
        {
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" => "gb18030",
            "big5-hkscs" or "x-x-big5" or "cn-big5" => "big5",
            "ks_c_5601-1987" or "cp949" => "euc-kr",
            "sjis" or "x-sjis" or "ms_kanji" => "shift_jis",
            "utf8" => "utf-8",
            "latin1" or "iso-8859-1" or "iso8859-1" => "windows-1252",
            var other => other,
        };
        try
        {
            return string.IsNullOrEmpty(name) ? null : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
