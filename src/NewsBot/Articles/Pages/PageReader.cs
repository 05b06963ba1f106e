using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace NewsBot.Articles.Pages;

/// <summary>Bytes → the article that a web page is about, whatever else stands around it.</summary>
public static class PageReader
{
    private const int MaxBytes = 16 * 1_024 * 1_024;

    /// <summary>Never throws, whatever the bytes are.</summary>
    /// <param name="bytes">A page as it came.</param>
    /// <param name="contentType">Of the HTTP answer.</param>
    /// <param name="url">Where it came from: what its relative addresses are relative to.</param>
    public static PageResult Read(ReadOnlyMemory<byte> bytes, string? contentType, Uri? url)
    {
        var page = Decode(bytes.Length > MaxBytes ? bytes[..MaxBytes] : bytes, contentType);
        var markup = PageMarkup.Of(page);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(markup.Html);
        var text = MainText.Of(document, url);
        if (text.Length == 0)
        {
            return new PageResult.Unreadable("The page has no text that could be an article.");
        }

        return new PageResult.Read(new ArticlePage { Title = document.Title ?? "", Text = text, Language = ArticleLanguage.Detect(document.Title ?? "", text) });
    }

    private static string Decode(ReadOnlyMemory<byte> bytes, string? contentType)
    {
        using var document = new HtmlParser().ParseDocument(new MemoryStream(bytes[..Math.Min(bytes.Length, 4096)].ToArray()));
        return Encoding.GetEncoding(document.CharacterSet ?? "utf-8").GetString(bytes.Span);
    }
}
