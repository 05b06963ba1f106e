using System.Text;

namespace NewsBot.Feeds.Markup;

/// <summary>
/// Entities that a DOCTYPE declares as short literal text, which is all that feeds use them for. One with a reference, markup or an
/// address in its declaration is not known, so nothing is expanded twice and nothing is fetched.
/// </summary>
internal sealed class DeclaredEntities
{
    private const int MaxEntities = 32;
    private const int MaxName = 32;
    private const int MaxValue = 128;

    /// <summary>A text that is longer already takes no more of them: they must not make a bomb of it.</summary>
    private const int MaxText = 64 * 1_024;

    private Dictionary<string, string>? entities;

    /// <param name="subset">What stands in the brackets of a DOCTYPE.</param>
    public void Declare(ReadOnlySpan<byte> subset)
    {
        for (int next; entities is not { Count: >= MaxEntities } && (next = subset.IndexOf("<!ENTITY"u8)) >= 0;)
        {
            subset = subset[(next + "<!ENTITY"u8.Length)..];
            var name = Word(ref subset);
            subset = subset.TrimStart(" \t\r\n"u8);
            if (name.Length > 0 && subset.Length > 0 && subset[0] is (byte)'"' or (byte)'\'')
            {
                var value = subset[1..Math.Min(subset.Length, MaxValue + 2)];
                var end = value.IndexOf(subset[0]);
                if (end >= 0 && value[..end].IndexOfAny("&<%"u8) < 0)
                {
                    (entities ??= []).TryAdd(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value[..end]));
                }
            }
        }
    }

    public bool IsEmpty => entities is null;

    /// <summary>Where the text refers to one first; negative where it does not.</summary>
    /// <param name="text">In UTF-8.</param>
    /// <param name="written">Characters that the text has already.</param>
    /// <param name="length">Of the reference.</param>
    /// <param name="value">What it stands for.</param>
    public int IndexOf(ReadOnlySpan<byte> text, int written, out int length, out string value)
    {
        (length, value) = (0, "");
        var start = 0;
        for (int next; written <= MaxText && (next = text[start..].IndexOf((byte)'&')) >= 0; start++)
        {
            start += next;
            var name = text[(start + 1)..Math.Min(text.Length, start + 1 + MaxName)];
            var end = name.IndexOf((byte)';');
            if (end > 0 && entities?.TryGetValue(Encoding.UTF8.GetString(name[..end]), out var found) == true)
            {
                (length, value) = (end + 2, found);
                return start;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> Word(ref ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        var length = Math.Max(text[..Math.Min(text.Length, MaxName)].IndexOfAny(" \t\r\n"u8), 0);
        var word = text[..length];
        text = text[length..];
        return word;
    }
}
