using System.Buffers;
using System.Text;

namespace NewsBot.Feeds.Markup;

/// <summary>Text being put together in a rented buffer, which is used again for the next one.</summary>
internal sealed class TextBuffer(int capacity = 4_096) : IDisposable
{
    private char[] chars = ArrayPool<char>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => chars.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>What was written from the position on, to be made shorter in place.</summary>
    public Span<char> From(int position) => chars.AsSpan(position, Length - position);

    /// <param name="length">Not more than there is.</param>
    public void CutTo(int length) => Length = length;

    public void Append(char c)
    {
        if (Length == chars.Length)
        {
            Grow(1);
        }

        chars[Length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (chars.Length - Length < text.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>UTF-8; what is none becomes U+FFFD.</summary>
    public void AppendUtf8(ReadOnlySpan<byte> text)
    {
        if (chars.Length - Length < text.Length)
        {
            Grow(text.Length);
        }

        Length += Encoding.UTF8.GetChars(text, chars.AsSpan(Length));
    }

    public override string ToString() => Written.ToString();

    public string ToTrimmedString() => Written.Trim().ToString();

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        chars = [];
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(chars.Length * 2, Length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(chars);
        chars = larger;
    }
}
