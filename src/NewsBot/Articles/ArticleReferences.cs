using AngleSharp.Html.Parser;
using NewsBot.Articles.Pages;
using NewsBot.Text;

namespace NewsBot.Articles;

/// <summary>Where an article's HTML points to: what several articles point to, they may be telling of.</summary>
public static class ArticleReferences
{
    public const int Most = 8;

    /// <summary>Characters; the tag's row carries them.</summary>
    private const int MaxLength = 300;

    /// <summary>Characters of HTML that are looked at.</summary>
    private const int MaxHtml = 400_000;

    /// <summary>
    /// The first addresses of pages of other sites, absolute, each once. An article's own site and home pages are left out: they say
    /// nothing of the event.
    /// </summary>
    /// <param name="html">A feed's own, links resolved.</param>
    /// <param name="own">The article's address; null where it has none.</param>
    public static IReadOnlyList<string> Of(string html, string? own)
    {
        if (!html.Contains("href", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var home = Uri.TryCreate(own, UriKind.Absolute, out var uri) ? uri : null;
        return
        [
            .. HtmlTokens.Of(html.Length > MaxHtml ? html[..MaxHtml] : html)
                .Where(t => t.Type == HtmlTokenType.StartTag && t.Name == "a")
                .Select(t => t.AsTag().GetAttribute("href").Trim())
                .Where(link => IsPageElsewhere(link, home))
                .DistinctBy(LinkIdentity.Of)
                .Take(Most),
        ];
    }

    private static bool IsPageElsewhere(string link, Uri? home) =>
        link.Length is > 0 and <= MaxLength
        && LinkIdentity.Of(link) is { } identity
        && identity.Contains('/', StringComparison.Ordinal)
        && !(home is not null && CanonicalLink.SameSite(home, new Uri(link)));
}
