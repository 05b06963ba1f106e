using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Feeds;

/// <summary>Mends what careless generators break, so that an XML parser can read what a person could.</summary>
internal static partial class BrokenXml
{
    private const int LongestEntity = 32;

    // Elements of HTML that no feed has of its own: where they stand bare in a document that is broken, they are text.
    private static readonly FrozenSet<string> Html = new[]
    {
        "a", "abbr", "article", "b", "big", "blockquote", "body", "br", "center", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "figcaption",
        "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "input", "ins", "kbd", "li", "mark", "nobr", "ol", "p", "pre",
        "q", "s", "script", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u",
        "ul", "video", "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const int LongestHtmlName = 10;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>:");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HtmlNames = Html.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Junk before the root, declaration and DOCTYPE dropped; stray ampersands and HTML's entities escaped; characters that XML
    /// forbids dropped; bare HTML taken for text; usual prefixes declared.
    /// </summary>
    public static string Mend(string text)
    {
        var root = RootStart().Match(text);
        if (!root.Success)
        {
            return text;
        }

        var mended = new StringBuilder(text.Length + 1_024);
        var opensAt = root.Index + root.Length;
        mended.Append(text, root.Index, root.Length);
        DeclarePrefixes(text, opensAt, mended);
        for (var at = opensAt; at < text.Length; at++)
        {
            at = Append(text, at, mended);
        }

        return mended.ToString();
    }

    /// <summary>Appends what stands at the position; returns the last position used up.</summary>
    private static int Append(string text, int at, StringBuilder mended)
    {
        var c = text[at];
        if (c == '<' && string.CompareOrdinal(text, at, "<![CDATA[", 0, 9) == 0)
        {
            var end = text.IndexOf("]]>", at, StringComparison.Ordinal);
            var last = end < 0 ? text.Length - 1 : end + 2;
            for (var i = at; i <= last; i++)
            {
                AppendAllowed(text, i, mended);
            }

            return last;
        }

        if (c == '<' && !StartsMarkup(text, at))
        {
            mended.Append("&lt;");
        }
        else if (c == '&')
        {
            return AppendReference(text, at, mended);
        }
        else
        {
            AppendAllowed(text, at, mended);
        }

        return at;
    }

    private static int AppendReference(string text, int at, StringBuilder mended)
    {
        var end = text.IndexOf(';', at, Math.Min(LongestEntity, text.Length - at));
        var reference = end < 0 ? "" : text[at..(end + 1)];
        if (reference is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;")
        {
            mended.Append(reference);
            return end;
        }

        var decoded = reference.Length > 2 ? WebUtility.HtmlDecode(reference) : reference;
        if (decoded.Length is > 0 and <= 2 && decoded != reference)
        {
            for (var i = 0; i < decoded.Length; i++)
            {
                // What it stands for may be markup itself.
                _ = decoded[i] is '<' ? mended.Append("&lt;") : decoded[i] is '&' ? mended.Append("&amp;") : AppendAllowed(decoded, i, mended);
            }

            return end;
        }

        mended.Append("&amp;");
        return at;
    }

    private static StringBuilder AppendAllowed(string text, int at, StringBuilder mended)
    {
        var c = text[at];
        var allowed = c is '\t' or '\n' or '\r' or (>= ' ' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD')
            || (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            || (char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]));
        return allowed ? mended.Append(c) : mended;
    }

    private static bool StartsMarkup(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        if (rest is [] || !(char.IsLetter(rest[0]) || rest[0] is '/' or '!' or '?' or '_'))
        {
            return false;
        }

        var name = rest[0] == '/' ? rest[1..] : rest;
        // No further than a name of HTML is long, or a text of nothing but beginnings would take quadratic time.
        var length = name[..Math.Min(name.Length, LongestHtmlName + 1)].IndexOfAny(NameEnds);
        return length < 0 || name[length] == ':' || !HtmlNames.Contains(name[..length]);
    }

    /// <summary>Declares the prefixes that are used and not declared by the root itself.</summary>
    private static void DeclarePrefixes(string text, int opensAt, StringBuilder mended)
    {
        const int MostPrefixes = 50;
        var tagEnd = text.IndexOf('>', opensAt);
        var rootTag = tagEnd < 0 ? "" : text[opensAt..tagEnd];
        var used = Prefix().Matches(text).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Take(MostPrefixes);
        foreach (var prefix in used.Where(p => p != "xml" && !rootTag.Contains($"xmlns:{p}=", StringComparison.Ordinal)))
        {
            mended.Append(" xmlns:").Append(prefix).Append("=\"")
                .Append(FeedNamespaces.ByUsualPrefix.GetValueOrDefault(prefix, "urn:undeclared:" + prefix)).Append('"');
        }
    }

    // The name only, so that declarations can follow it.
    [GeneratedRegex(@"<(?:rss|feed|(?:\w{1,20}:)?RDF|\w{1,20}:feed)\b")]
    private static partial Regex RootStart();

    [GeneratedRegex(@"<([A-Za-z_][\w-]{0,30}):")]
    private static partial Regex Prefix();
}
