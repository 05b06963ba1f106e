using AngleSharp.Html.Parser;

namespace NewsBot.Articles.Pages;

/// <summary>What elements and attributes are to <see cref="PageMarkup"/>.</summary>
internal static class MarkupElements
{
    /// <summary>Which elements a start tag ends though no end tag says so, and which keep it from looking further (HTML, 13.1.2.4).</summary>
    public static (string[] Ended, string[] Kept) EndedBy(string name) => name switch
    {
        "li" => (["li"], ["ul", "ol", "menu"]),
        "dt" or "dd" => (["dt", "dd"], ["dl"]),
        "td" or "th" => (["td", "th"], ["table"]),
        "tr" => (["tr"], ["table"]),
        "tbody" or "thead" or "tfoot" => (["tbody", "thead", "tfoot", "tr"], ["table"]),
        _ => ([], []),
    };

    /// <summary>How an element's content is read that is not for people's eyes; null for all others.</summary>
    public static HtmlParseMode? RawContent(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "textarea" => HtmlParseMode.RCData,
        _ => null,
    };

    /// <summary>
    /// Elements whose tags alone are dropped: a tree builder opens them again in every block that follows (HTML, 13.2.4.3), or they change how all
    /// is read; and who runs no scripts sees what is in <c>noscript</c>.
    /// </summary>
    public static bool IsDropped(string name) =>
        name is "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u"
            or "plaintext" or "frameset" or "frame" or "template" or "noscript" or "input" or "keygen" or "wbr";

    /// <summary>Elements without an end tag (HTML, 13.1.2).</summary>
    public static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "link" or "meta" or "param" or "source" or "track";

    /// <summary>Elements that no paragraph holds (HTML, 13.1.2.4).</summary>
    public static bool EndsParagraph(string name) =>
        name is "address" or "article" or "aside" or "blockquote" or "center" or "details" or "dialog" or "dir" or "div" or "dl" or "fieldset"
            or "figcaption" or "figure" or "footer" or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr"
            or "li" or "dt" or "dd" or "main" or "menu" or "nav" or "ol" or "p" or "pre" or "search" or "section" or "summary" or "table" or "ul";

    /// <summary>Attributes that tell an article from what is around it, or where something is.</summary>
    public static bool IsKept(string name) =>
        name is "class" or "id" or "role" or "rel" or "href" or "src" or "content" or "name" or "property" or "itemprop" or "itemtype" or "lang"
            or "datetime" or "style" or "hidden" or "aria-hidden";
}
