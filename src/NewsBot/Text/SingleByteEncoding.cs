using System.Text;

namespace NewsBot.Text;

/// <summary>A code page of .NET with some of its characters exchanged. It only decodes.</summary>
internal sealed class SingleByteEncoding : Encoding
{
    private readonly string name;
    private readonly char[] characters = new char[256];

    /// <param name="name">As the WHATWG Encoding standard writes it.</param>
    /// <param name="codePage">The nearest one that .NET has.</param>
    /// <param name="changes">Characters in place of its own, from a byte on.</param>
    public SingleByteEncoding(string name, int codePage, params (int From, string Characters)[] changes)
    {
        this.name = name;
        var nearest = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!; // Of constants in this folder; a test reads each.
        nearest.GetChars([.. Enumerable.Range(0, 256).Select(b => (byte)b)], characters);
        foreach (var (from, changed) in changes)
        {
            changed.CopyTo(characters.AsSpan(from));
        }
    }

    public override string WebName => name;

    public override bool IsSingleByte => true;

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            chars[i] = characters[bytes[i]];
        }

        return bytes.Length;
    }

    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();
}
