using System.Buffers;
using System.Text;

namespace NewsBot.Feeds;

/// <summary>A document of another encoding in UTF-8, piece by piece: never all of it in UTF-16.</summary>
internal static class Utf8Copy
{
    private const int Piece = 16 * 1_024;

    /// <summary>Bytes; what comes after is left out.</summary>
    private const int MaxLength = 96 * 1_024 * 1_024;

    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var chars = new char[Piece];
        var copy = new ArrayBufferWriter<byte>(Math.Max(Piece, bytes.Length));
        while (bytes.Length > 0 && copy.WrittenCount < MaxLength)
        {
            decoder.Convert(bytes, chars, flush: false, out var used, out var decoded, out _);
            Encoding.UTF8.GetBytes(chars.AsSpan(0, decoded), copy);
            bytes = bytes[used..];
        }

        return copy.WrittenMemory;
    }
}
