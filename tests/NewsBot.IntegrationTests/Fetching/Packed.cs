using System.IO.Compression;

namespace NewsBot.IntegrationTests.Fetching;

/// <summary>Bytes in the encodings of HTTP.</summary>
internal static class Packed
{
    /// <param name="encodings">The innermost first, as in <c>Content-Encoding</c>.</param>
    /// <param name="bytes">What is to be packed.</param>
    public static byte[] As(string encodings, byte[] bytes) => encodings.Split(", ").Aggregate(bytes, (inner, encoding) =>
    {
        using var packed = new MemoryStream();
        using (var packing = Packing(encoding, packed))
        {
            packing.Write(inner);
        }

        return packed.ToArray();
    });

    private static Stream Packing(string encoding, Stream packed) => encoding switch
    {
        "gzip" or "x-gzip" or "GZIP" => new GZipStream(packed, CompressionLevel.Optimal),
        "br" => new BrotliStream(packed, CompressionLevel.Optimal),
        "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
        "raw" => new DeflateStream(packed, CompressionLevel.Optimal),
        "identity" or "none" => new BufferedStream(packed),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "No such encoding."),
    };
}
