using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace NewsBot.Feeds.Markup;

/// <summary>The names of HTML that tell markup from text.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Known = (
        "a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col colgroup command datagrid "
        + "datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i "
        + "iframe img input ins kbd keygen label legend li m main map menu meter multicol nav nextid nobr noscript ol optgroup option output p picture "
        + "pre progress q s samp section select small sound source spacer span strike strong sub sup table tbody td textarea tfoot th thead time tr tt "
        + "u ul var video wbr").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChars = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Void =
        "area base br col embed hr img input link meta param source track wbr".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> VoidByChars = Void.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Blocks =
        ("address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
        + "table td th tr ul").Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> name) => ByChars.Contains(name);

    /// <summary>Whether a tag parts words, by what follows its bracket.</summary>
    public static bool IsBreak(ReadOnlySpan<char> tag)
    {
        tag = tag[0] == '/' ? tag[1..] : tag;
        var length = tag.IndexOfAnyExcept(Letters);
        return Blocks.Contains(length < 0 ? tag : tag[..length]);
    }

    /// <summary>Whether the element never has content (HTML, 13.1.2).</summary>
    public static bool IsVoid(ReadOnlySpan<byte> name)
    {
        const int Longest = 6;
        Span<char> chars = stackalloc char[Longest];
        return name.Length is > 1 and <= Longest
            && Ascii.ToUtf16(name, chars, out var length) == OperationStatus.Done
            && VoidByChars.Contains(chars[..length]);
    }
}
