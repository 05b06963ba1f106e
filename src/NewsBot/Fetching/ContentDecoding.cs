using System.Buffers;
using System.IO.Compression;

namespace NewsBot.Fetching;

/// <summary>
/// Undoes <c>Content-Encoding</c> (RFC 9110, 8.4) in memory, never beyond a limit. That a stream ends too early is seen only with the
/// runtime's strict validation, which Directory.Build.props switches on.
/// </summary>
internal static class ContentDecoding
{
    public const string Accepted = "gzip, br, deflate";

    /// <summary>One over the other; nobody needs more.</summary>
    private const int MaxLayers = 2;

    /// <summary>The layers to undo, the outermost first.</summary>
    /// <exception cref="UnusableAnswerException">One that was not asked for, or too many.</exception>
    public static string[] Layers(string? header)
    {
        string[] layers =
        [
            .. (header ?? "").ToLowerInvariant()
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(l => l is not ("identity" or "none"))
                .Reverse(),
        ];
        return layers.Length <= MaxLayers && Array.TrueForAll(layers, l => l is "gzip" or "x-gzip" or "br" or "deflate")
            ? layers
            : throw new UnusableAnswerException($"encoded its answer in a way that was not asked for; {Accepted} are");
    }

    /// <summary>What is within; one byte more than the limit where it is longer.</summary>
    /// <exception cref="InvalidDataException">Broken or cut off.</exception>
    public static PooledBuffer Decode(PooledBuffer encoded, string layer, int limit)
    {
        var decoded = new PooledBuffer(Math.Clamp(encoded.Length * 4, 1_024, Math.Max(limit, 1_024)));
        try
        {
            if (layer == "br")
            {
                Brotli(encoded.Written.Span, decoded, limit);
            }
            else
            {
                using var inflating = Inflating(encoded, layer);
                for (var read = 1; read > 0 && decoded.Length <= limit; decoded.Advance(read))
                {
                    read = inflating.Read(decoded.Free(limit + 1 - decoded.Length).Span);
                }
            }

            return decoded;
        }
        catch
        {
            decoded.Dispose();
            throw;
        }
    }

    private static void Brotli(ReadOnlySpan<byte> encoded, PooledBuffer decoded, int limit)
    {
        using var decoder = new BrotliDecoder();
        while (decoded.Length <= limit)
        {
            var status = decoder.Decompress(encoded, decoded.Free(limit + 1 - decoded.Length).Span, out var consumed, out var written);
            encoded = encoded[consumed..];
            decoded.Advance(written);
            switch (status)
            {
                case OperationStatus.Done:
                    return;
                case OperationStatus.NeedMoreData or OperationStatus.InvalidData:
                    throw new InvalidDataException("Broken or cut off.");
            }
        }
    }

    private static Stream Inflating(PooledBuffer encoded, string layer) =>
        layer != "deflate" ? new GZipStream(encoded.AsStream(), CompressionMode.Decompress)
        : IsZlib(encoded.Written.Span) ? new ZLibStream(encoded.AsStream(), CompressionMode.Decompress)
        : new DeflateStream(encoded.AsStream(), CompressionMode.Decompress);

    /// <summary>RFC 9110 (8.4.1.2) means zlib by "deflate", and some servers send it without zlib's header (RFC 1950, 2.2).</summary>
    private static bool IsZlib(ReadOnlySpan<byte> data) =>
        data.Length >= 2 && (data[0] & 0x0F) == 8 && ((data[0] << 8) | data[1]) % 31 == 0;
}
