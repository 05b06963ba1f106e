using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace NewsBot.Feeds.Markup;

/// <summary>Text of XML or HTML with its character and entity references resolved, once.</summary>
internal static class References
{
    /// <summary>HTML's longest name is shorter (https://html.spec.whatwg.org/multipage/named-characters.html).</summary>
    private const int Longest = 34;

    /// <summary>Where references are many, what is between two is copied sooner than it is searched.</summary>
    private const int ShortRun = 16;

    // What windows-1252 has at 0x80 to 0x9F, which is what is meant by references to there (HTML, 13.2.5.80).
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    // XML 1.0, 2.2: neither is text.
    private static readonly SearchValues<byte> Illegal = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b).Except("\t\n\r"u8.ToArray())]);

    /// <summary>Appends text in UTF-8 that has no tags.</summary>
    /// <param name="text">As it stands in the document.</param>
    /// <param name="into">What it is appended to.</param>
    /// <param name="declared">Entities that the document itself declares.</param>
    /// <returns>What was mended of it.</returns>
    public static MarkupFaults Append(ReadOnlySpan<byte> text, TextBuffer into, DeclaredEntities declared)
    {
        var faults = MarkupFaults.None;
        for (int next; !declared.IsEmpty && (next = declared.IndexOf(text, into.Length, out var length, out var value)) >= 0;)
        {
            faults |= AppendPiece(text[..next], into);
            into.Append(value);
            text = text[(next + length)..];
        }

        return faults | AppendPiece(text, into);
    }

    /// <summary>Appends text in UTF-8 as it stands, but for characters that are none.</summary>
    public static MarkupFaults AppendLegal(ReadOnlySpan<byte> text, TextBuffer into)
    {
        var illegal = text.IndexOfAny(Illegal);
        if (illegal < 0)
        {
            into.AppendUtf8(text);
            return MarkupFaults.None;
        }

        for (; illegal >= 0; illegal = text.IndexOfAny(Illegal))
        {
            into.AppendUtf8(text[..illegal]);
            text = text[(illegal + 1)..];
        }

        into.AppendUtf8(text);
        return MarkupFaults.IllegalCharacter;
    }

    /// <summary>Resolves the references of what was written from the position on.</summary>
    /// <returns>What was mended of it.</returns>
    public static MarkupFaults Resolve(TextBuffer text, int position)
    {
        var faults = MarkupFaults.None;

        // In place: what a reference stands for is never longer than it.
        var chars = text.From(position);
        var read = chars.IndexOf('&');
        if (read < 0)
        {
            return faults;
        }

        var written = read;
        for (var plain = 0; read < chars.Length;)
        {
            if (chars[read] == '&')
            {
                written += ResolveOne(chars, ref read, written, ref faults);
                plain = 0;
            }
            else if (plain++ < ShortRun)
            {
                chars[written++] = chars[read++];
            }
            else
            {
                var next = chars[read..].IndexOf('&');
                var run = next < 0 ? chars[read..] : chars.Slice(read, next);
                run.CopyTo(chars[written..]);
                written += run.Length;
                read += run.Length;
            }
        }

        text.CutTo(position + written);
        return faults;
    }

    private static MarkupFaults AppendPiece(ReadOnlySpan<byte> text, TextBuffer into)
    {
        var position = into.Length;
        return AppendLegal(text, into) | Resolve(into, position);
    }

    /// <summary>Resolves the reference at the reading position, and moves that past it.</summary>
    /// <returns>How many characters were written.</returns>
    private static int ResolveOne(Span<char> chars, ref int read, int write, ref MarkupFaults faults)
    {
        var (usual, length) = chars[(read + 1)..] switch
        {
            ['l', 't', ';', ..] => ('<', 4),
            ['g', 't', ';', ..] => ('>', 4),
            ['a', 'm', 'p', ';', ..] => ('&', 5),
            ['q', 'u', 'o', 't', ';', ..] => ('"', 6),
            ['a', 'p', 'o', 's', ';', ..] => ('\'', 6),
            ['#', '3', '4', ';', ..] => ('"', 5),
            ['#', '3', '9', ';', ..] => ('\'', 5),
            _ => ('\0', 0),
        };
        if (length == 0)
        {
            return ResolveUnusual(chars, ref read, write, ref faults);
        }

        chars[write] = usual;
        read += length;
        return 1;
    }

    private static int ResolveUnusual(Span<char> chars, ref int read, int write, ref MarkupFaults faults)
    {
        var rest = chars[(read + 1)..];
        var end = rest[..Math.Min(rest.Length, Longest)].IndexOf(';');
        var name = end < 1 ? default : rest[..end];
        Span<char> meant = stackalloc char[4];
        var length = name.Length > 1 && name[0] == '#' ? Numbered(name[1..], meant) : Named(name, meant);
        if (length < 0)
        {
            faults |= end > 0 && name.IndexOfAnyExceptInRange('#', 'z') < 0 ? MarkupFaults.UnknownEntity : MarkupFaults.StrayAmpersand;
            chars[write] = '&';
            read++;
            return 1;
        }

        faults |= name[0] == '#' ? MarkupFaults.None : MarkupFaults.UnknownEntity;
        meant[..length].CopyTo(chars[write..]);
        read += end + 2;
        return length;
    }

    /// <summary>How many characters are meant; negative where the reference is none.</summary>
    private static int Named(ReadOnlySpan<char> name, Span<char> meant)
    {
        if (name is "nbsp")
        {
            meant[0] = '\u00A0';
            return 1;
        }

        if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || HtmlEntityProvider.Resolver.GetSymbol($"{name};") is not { } symbol)
        {
            return -1;
        }

        symbol.CopyTo(meant);
        return symbol.Length;
    }

    private static int Numbered(ReadOnlySpan<char> digits, Span<char> meant)
    {
        var isHex = digits[0] is 'x' or 'X';
        if (!int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return -1;
        }

        number = number is >= 0x80 and < 0xA0 ? Windows1252[number - 0x80] : number;

        // Of a character that is none nothing is left.
        return !Rune.IsValid(number) ? -1
            : number is >= ' ' or '\t' or '\n' or '\r' ? new Rune(number).EncodeToUtf16(meant)
            : 0;
    }
}
