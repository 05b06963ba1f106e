using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NewsBot.Digests;

/// <summary>What a frozen digest's row keeps of each of its stories: a version, then JSON by Brotli, within one property of a table.</summary>
internal static class PackedRows
{
    /// <summary>The service's limit of a binary property.</summary>
    public const int MaxBytes = 64 * 1024;

    private const byte Version = 1;

    /// <summary>As many as fit, the first first.</summary>
    public static byte[] ToBytes<T>(IReadOnlyList<T> rows, JsonTypeInfo<List<T>> type)
    {
        var bytes = Write(rows, type);
        for (var count = rows.Count; bytes.Length > MaxBytes; bytes = Write(rows.Take(count), type))
        {
            count = count * 3 / 4;
        }

        return bytes;
    }

    /// <summary>Empty for a row of before this was kept, and for one of another version than this.</summary>
    public static IReadOnlyList<T> FromBytes<T>(byte[]? bytes, JsonTypeInfo<List<T>> type)
    {
        if (bytes is not [Version, ..])
        {
            return [];
        }

        using var json = new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(json, type) ?? [];
    }

    private static byte[] Write<T>(IEnumerable<T> rows, JsonTypeInfo<List<T>> type)
    {
        var bytes = new MemoryStream();
        bytes.WriteByte(Version);
        using (var json = new BrotliStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(json, [.. rows], type);
        }

        return bytes.ToArray();
    }
}
