using System.IO.Compression;

namespace NewsBot.Feeds.Lists;

/// <summary>Documents that are compressed as files, as <c>sitemap.xml.gz</c> is: HTTP says nothing of it.</summary>
internal static class Gzip
{
    private const int Piece = 64 * 1_024;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, 8, ..];

    /// <summary>What is in it, as far as it goes; null where it is none, or larger than allowed.</summary>
    public static ReadOnlyMemory<byte>? Expand(ReadOnlyMemory<byte> bytes, int maxBytes)
    {
        using var packed = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        var buffer = new byte[Piece];
        try
        {
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (expanded.Length + read > maxBytes)
                {
                    return null;
                }

                expanded.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return expanded.GetBuffer().AsMemory(0, (int)expanded.Length);
    }
}
