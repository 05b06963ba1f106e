using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.Text;

/// <summary>Where a document or its sender says which encoding it is in; the word as it stands there, null where none does.</summary>
internal static partial class EncodingLabel
{
    private const int XmlLength = 1_024;

    // The standard looks at 1,024 bytes; many a real page has its meta behind more than that, and browsers find it.
    private const int HtmlLength = 8 * 1_024;

    /// <summary>The first charset parameter, quoted or not, with blanks where there should be none (RFC 9110, 5.6.6).</summary>
    public static string? InContentType(string? contentType) => Word(Charset().Match(contentType ?? ""));

    /// <summary>Of the XML declaration, wherever it stands in the beginning.</summary>
    public static string? InXml(ReadOnlySpan<byte> bytes) => Word(Declaration().Match(Beginning(bytes, XmlLength)));

    /// <summary>Of the XML declaration or the first meta element that has one (WHATWG HTML, 13.2.3.2).</summary>
    public static string? InHtml(ReadOnlySpan<byte> bytes)
    {
        var beginning = Beginning(bytes, HtmlLength);
        return beginning.StartsWith("<?xml", StringComparison.Ordinal) && Word(Declaration().Match(beginning)) is { } declared
            ? declared
            : CommentOrMeta().Matches(beginning).Select(m => InMeta(m.Groups[1].Value)).FirstOrDefault(label => label is not null);
    }

    private static string? InMeta(string attributes) =>
        !attributes.Contains("content", StringComparison.OrdinalIgnoreCase) || attributes.Contains("http-equiv", StringComparison.OrdinalIgnoreCase)
            ? Word(MetaCharset().Match(attributes))
            : null;

    private static string Beginning(ReadOnlySpan<byte> bytes, int length) => Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, length)]);

    private static string? Word(Match match) => match.Success ? match.Groups[1].Value : null;

    [GeneratedRegex("""(?:^|;)\s*charset\s*=\s*["']?\s*([^\s"';,]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex("""<\?xml\s[^>]*?\bencoding\s*=\s*["']\s*([^\s"'>]+)""")]
    private static partial Regex Declaration();

    [GeneratedRegex("""<!--.*?(?:-->|$)|<meta[\s/]([^>]*)""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CommentOrMeta();

    [GeneratedRegex("""\bcharset\s*=\s*["']?\s*([^\s"';]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharset();
}
