using System.Text;

namespace NewsBot.Feeds.Markup;

/// <summary>Text being put together, in a buffer that is used again for the next one.</summary>
internal sealed class TextBuffer(int capacity = 1_024)
{
    private char[] chars = new char[Math.Max(capacity, 64)];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => chars.AsSpan(0, Length);

    public void Clear() => Length = 0;

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

    private void Grow(int more) => Array.Resize(ref chars, Math.Max(chars.Length * 2, Length + more));
}
