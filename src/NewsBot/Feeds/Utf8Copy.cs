using System.Text;

namespace NewsBot.Feeds;

/// <summary>A document of another encoding in UTF-8, piece by piece: never all of it in UTF-16.</summary>
internal static class Utf8Copy
{
    private const int Piece = 16 * 1_024;

    /// <summary>Bytes; what comes after is left out.</summary>
    private const int MaxLength = 64 * 1_024 * 1_024;

    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var chars = new char[Math.Clamp(bytes.Length, 64, Piece)];

        // Two bytes become three in most of the encodings that have not died out.
        var copy = GC.AllocateUninitializedArray<byte>((int)Math.Min(MaxLength, (bytes.Length * 3L / 2) + Piece));
        var length = 0;
        while (bytes.Length > 0 && length < MaxLength)
        {
            decoder.Convert(bytes, chars, flush: false, out var used, out var decoded, out _);
            var written = chars.AsSpan(0, decoded);
            if (copy.Length - length < Encoding.UTF8.GetByteCount(written))
            {
                Array.Resize(ref copy, copy.Length + (copy.Length / 2) + (Piece * 3));
            }

            length += Encoding.UTF8.GetBytes(written, copy.AsSpan(length));
            bytes = bytes[used..];
        }

        return copy.AsMemory(0, length);
    }
}
