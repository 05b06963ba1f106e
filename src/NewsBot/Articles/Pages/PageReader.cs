using System.Buffers;
using System.Text;
using AngleSharp.Html.Parser;
using NewsBot.Text;

namespace NewsBot.Articles.Pages;

/// <summary>Bytes → the article that a web page is about, whatever else stands around it.</summary>
public static class PageReader
{
    private const int MaxMebibytes = 8;
    private const int SniffedBytes = 1_445;

    private static readonly SearchValues<byte> BinaryBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(b => (byte)b).Except<byte>([(byte)'\t', (byte)'\n', (byte)'\f', (byte)'\r', 0x1B])]);

    /// <summary>Never throws, whatever the bytes are.</summary>
    /// <param name="bytes">A page as it came.</param>
    /// <param name="contentType">Of the HTTP answer.</param>
    /// <param name="url">Where it came from: what its relative addresses are relative to.</param>
    public static PageResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? url)
    {
        if (MediaType(contentType) is { } type && !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            && !type.Contains("html", StringComparison.OrdinalIgnoreCase) && !type.Contains("xml", StringComparison.OrdinalIgnoreCase))
        {
            return new PageResult.Unreadable($"It is {type}, not a web page.");
        }

        if (bytes.Length > MaxMebibytes * 1_024 * 1_024)
        {
            return new PageResult.Unreadable($"The page has more than {MaxMebibytes} MiB; articles have a few hundred KiB.");
        }

        var encoding = TextEncoding.OfHtml(bytes.Span, contentType);
        if (IsBinary(bytes.Span, encoding))
        {
            return new PageResult.Unreadable("It is no text.");
        }

        var markup = PageMarkup.Of(encoding.GetString(bytes.Span));
        using var document = new HtmlParser().ParseDocument(markup.Html);
        var linked = LinkedData.Of(markup.LinkedData);
        var metadata = new PageMetadata(document, linked, url);

        var declared = metadata.Language;

        // All of it before the text, which takes the document apart.
        var page = new ArticlePage
        {
            Title = metadata.Title,
            Text = "",
            Byline = metadata.Byline,
            Published = metadata.Published,
            Site = metadata.Site,
            Language = ArticleLanguage.Unknown,
            Image = metadata.Image,
            Canonical = metadata.Canonical,
        };
        var text = ArticleText.Of(document, url, metadata.Titles, linked.Body is { } body ? PlainText.FromHtml(body) : null);
        return text.Length == 0
            ? new PageResult.Unreadable("The page has no text.")
            : new PageResult.Read(page with { Text = text, Language = ArticleLanguage.Detect(page.Title, text, declared) });
    }

    /// <summary>By the bytes that no text begins with (WHATWG MIME Sniffing, 7.2), and by what PDF begins with.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        bytes.StartsWith("%PDF-"u8)
        || (encoding is not (UnicodeEncoding or UTF32Encoding) && bytes[..Math.Min(bytes.Length, SniffedBytes)].ContainsAny(BinaryBytes));

    private static string? MediaType(string? contentType) => contentType?.Split(';')[0].Trim() is { Length: > 0 } type ? type : null;
}
