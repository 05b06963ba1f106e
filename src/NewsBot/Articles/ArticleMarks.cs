using System.Buffers.Binary;

namespace NewsBot.Articles;

/// <summary>Sets of articles as rows keep them: 64 bits of each id's hash, 8 bytes, big-endian.</summary>
public static class ArticleMarks
{
    public static ulong Of(ArticleId id) => Convert.ToUInt64(id.Hash[..16], 16);

    public static byte[] ToBytes(IReadOnlyList<ulong> marks)
    {
        var bytes = new byte[marks.Count * sizeof(ulong)];
        for (var i = 0; i < marks.Count; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)), marks[i]);
        }

        return bytes;
    }

    public static ulong[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var marks = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(i * sizeof(ulong))..]);
        }

        return marks;
    }
}
