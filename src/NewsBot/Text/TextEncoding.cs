using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace NewsBot.Text;

/// <summary>
/// The encoding a document is in: byte order mark, then HTTP's charset, then the document's own word (RFC 7303, 3; WHATWG HTML, 13.2.3),
/// then UTF-8 where the bytes are that, then a guess. A label that the bytes refute is passed over.
/// </summary>
/// <remarks>
/// Text/xml without a charset is not US-ASCII any more (RFC 7303, 3.2). No label makes bytes UTF-7, EBCDIC or one of the stateful encodings in
/// which markup can hide (HZ, ISO-2022-KR, ISO-2022-CN); UTF-16 and UTF-32 show by their bytes, with or without a mark, and by nothing else.
/// </remarks>
internal static class TextEncoding
{
    private const int SampleLength = 64 * 1_024;
    private const int Hopeless = 100;
    private const float LeastConfidence = 0.5f;

    /// <param name="bytes">The document from its beginning.</param>
    /// <param name="contentType">Of the HTTP answer; null where there was none.</param>
    public static Encoding OfXml(ReadOnlySpan<byte> bytes, string? contentType) => Of(bytes, contentType, EncodingLabel.InXml);

    /// <inheritdoc cref="OfXml"/>
    public static Encoding OfHtml(ReadOnlySpan<byte> bytes, string? contentType) => Of(bytes, contentType, EncodingLabel.InHtml);

    private static Encoding Of(ReadOnlySpan<byte> bytes, string? contentType, Func<ReadOnlySpan<byte>, string?> ownLabel)
    {
        if ((ByMark(bytes) ?? ByZeros(bytes)) is { } wide)
        {
            return wide;
        }

        var isUtf8 = Utf8.IsValid(bytes) || IsDamagedUtf8(bytes);
        return Labelled(EncodingLabel.InContentType(contentType), bytes, isUtf8)
            ?? Labelled(ownLabel(bytes), bytes, isUtf8)
            ?? (isUtf8 ? Encoding.UTF8 : Guess(bytes));
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Markup begins with ASCII, and its zeros tell the width and order of the code units (XML 1.0, appendix F).</summary>
    private static Encoding? ByZeros(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [not 0, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, not 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Null where the label says nothing, or what can't be.</summary>
    private static Encoding? Labelled(string? label, ReadOnlySpan<byte> bytes, bool isUtf8) => EncodingLabels.Find(label) switch
    {
        null or UnicodeEncoding => null,
        UTF8Encoding => isUtf8 ? Encoding.UTF8 : null,
        var legacy => isUtf8 && IsNotByChance(bytes, legacy) ? Encoding.UTF8 : legacy,
    };

    // Two bytes of GBK are UTF-8 by chance in one word of Chinese out of a few, three hardly ever; in one-byte encodings neither is text.
    private static bool IsNotByChance(ReadOnlySpan<byte> utf8, Encoding legacy) =>
        legacy.IsSingleByte || utf8.ContainsAnyInRange((byte)0xE0, (byte)0xF4);

    /// <summary>A character cut in half here and there leaves it UTF-8: at least four are whole for each that is not.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var rest = Sample(bytes);
        int whole = 0, broken = 0;
        while (broken < whole + Hopeless && rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var next)
        {
            rest = rest[next..];
            var status = Rune.DecodeFromUtf8(rest, out _, out var length);
            _ = status == OperationStatus.Done ? whole++ : broken++;
            rest = rest[length..];
        }

        return whole >= 4 * broken;
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var guess = CharsetDetector.DetectFromBytes(Sample(bytes).ToArray()).Detected;
        return guess is { Confidence: > LeastConfidence }
            && EncodingLabels.Find(guess.EncodingName) is { } found and not (UTF8Encoding or UnicodeEncoding)
                ? found
                : EncodingLabels.Western;
    }

    /// <summary>From the first byte that is not ASCII: what comes before tells nothing.</summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[Math.Max(0, bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F))..];
        return sample[..Math.Min(sample.Length, SampleLength)];
    }
}
