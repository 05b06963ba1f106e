using System.Buffers;
using System.Globalization;
using AngleSharp.Html;

namespace NewsBot.Feeds.Markup;

/// <summary>Text of XML or HTML with its character and entity references resolved, once.</summary>
internal static class References
{
    /// <summary>HTML's longest name is shorter (https://html.spec.whatwg.org/multipage/named-characters.html).</summary>
    private const int Longest = 34;

    // What windows-1252 has at 0x80 to 0x9F, which is what is meant by references to there (HTML, 13.2.5.80).
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    // XML 1.0, 2.2: neither is text.
    private static readonly SearchValues<byte> Illegal = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b).Except("\t\n\r"u8.ToArray())]);

    /// <summary>Appends text in UTF-8 that has no tags.</summary>
    /// <returns>What was mended of it.</returns>
    public static MarkupFaults Append(ReadOnlySpan<byte> text, TextBuffer into)
    {
        var faults = MarkupFaults.None;
        while (true)
        {
            var ampersand = text.IndexOf((byte)'&');
            if (ampersand < 0)
            {
                return faults | AppendLegal(text, into);
            }

            faults |= AppendLegal(text[..ampersand], into);
            text = text[ampersand..];
            text = text[AppendReference(text, into, ref faults)..];
        }
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

    /// <summary>Resolves the references of text that has no tags.</summary>
    public static string Resolve(string text)
    {
        var ampersand = text.IndexOf('&', StringComparison.Ordinal);
        if (ampersand < 0)
        {
            return text;
        }

        var resolved = new TextBuffer(text.Length);
        var rest = text.AsSpan();
        for (; ampersand >= 0; ampersand = rest.IndexOf('&'))
        {
            resolved.Append(rest[..ampersand]);
            rest = rest[ampersand..];
            var end = rest[..Math.Min(rest.Length, Longest)].IndexOf(';');
            var known = end > 1 && TryAppend(rest[1..end], resolved);
            if (!known)
            {
                resolved.Append('&');
            }

            rest = rest[(known ? end + 1 : 1)..];
        }

        resolved.Append(rest);
        return resolved.ToString();
    }

    /// <returns>How many bytes the reference has.</returns>
    private static int AppendReference(ReadOnlySpan<byte> text, TextBuffer into, ref MarkupFaults faults)
    {
        if (text.StartsWith("&lt;"u8))
        {
            into.Append('<');
            return 4;
        }

        if (text.StartsWith("&gt;"u8))
        {
            into.Append('>');
            return 4;
        }

        var end = text[..Math.Min(text.Length, Longest)].IndexOf((byte)';');
        if (end > 1)
        {
            Span<char> name = stackalloc char[Longest];
            if (System.Text.Ascii.ToUtf16(text[1..end], name, out var length) == OperationStatus.Done && TryAppend(name[..length], into))
            {
                return end + 1;
            }
        }

        into.Append('&');
        faults |= end > 1 && IsName(text[1..end]) ? MarkupFaults.UnknownEntity : MarkupFaults.StrayAmpersand;
        return 1;
    }

    private static bool IsName(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'z') < 0;

    /// <param name="name">Between <c>&amp;</c> and <c>;</c>.</param>
    /// <param name="into">Unchanged where there is no such reference.</param>
    private static bool TryAppend(ReadOnlySpan<char> name, TextBuffer into)
    {
        switch (name)
        {
            case "amp":
                into.Append('&');
                return true;
            case "quot":
                into.Append('"');
                return true;
            case "nbsp":
                into.Append('\u00A0');
                return true;
            case ['#', 'x' or 'X', .. var digits]:
                return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && TryAppend(hex, into);
            case ['#', .. var digits]:
                return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TryAppend(number, into);
            default:
                if (HtmlEntityProvider.Resolver.GetSymbol(name.ToString() + ";") is { } symbol)
                {
                    into.Append(symbol);
                    return true;
                }

                return false;
        }
    }

    private static bool TryAppend(int codePoint, TextBuffer into)
    {
        codePoint = codePoint is >= 0x80 and < 0xA0 ? Windows1252[codePoint - 0x80] : codePoint;
        if (!System.Text.Rune.IsValid(codePoint))
        {
            return false;
        }

        // Of a character that is none nothing is left.
        if (codePoint is >= ' ' or '\t' or '\n' or '\r')
        {
            Span<char> utf16 = stackalloc char[2];
            into.Append(utf16[..new System.Text.Rune(codePoint).EncodeToUtf16(utf16)]);
        }

        return true;
    }
}
