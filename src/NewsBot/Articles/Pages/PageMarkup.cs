using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using NewsBot.Text;

namespace NewsBot.Articles.Pages;

/// <summary>
/// A page's markup written anew, so that whoever builds a tree of it has little to do: no scripts, styles and formatting, every element
/// closed where it ends, and limits on depth and number. Tree builders recurse, and take quadratic time on nesting that only hostile pages have;
/// that is to be seen before there is a tree.
/// </summary>
internal sealed class PageMarkup
{
    /// <summary>Characters of HTML that are looked at.</summary>
    public const int MaxLength = 4_000_000;

    private const int MaxDepth = 200;

    /// <summary>Of 1,200 real pages the largest has 10,000, one in two hundred more than 4,000.</summary>
    private const int MaxElements = 15_000;

    /// <summary>Of one element; those after it lose their tags. AngleSharp finds a node's neighbour by counting from the first.</summary>
    private const int MaxChildren = 3_000;

    /// <summary>Characters.</summary>
    private const int MaxText = 500_000;
    private const int MaxAttribute = 2_000;
    private const int MaxLinkedData = 500_000;

    private readonly StringBuilder html = new();
    private readonly List<string> open = [];
    private readonly int[] children = new int[MaxDepth + 1];
    private readonly Dictionary<string, int> unopened = new(StringComparer.Ordinal);
    private readonly List<string> linkedData = [];
    private int elements;
    private int textLength;

    private PageMarkup()
    {
    }

    public string Html => html.ToString();

    /// <summary>The content of the page's <c>script</c> elements of type <c>application/ld+json</c>.</summary>
    public IReadOnlyList<string> LinkedData => linkedData;

    public static PageMarkup Of(string page)
    {
        var markup = new PageMarkup();
        using var source = new TextSource(HtmlComments.Tamed(page.Length > MaxLength ? page[..MaxLength] : page));
        markup.Copy(new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true });
        return markup;
    }

    private void Copy(HtmlTokenizer tokenizer)
    {
        var silentUntil = "";
        StringBuilder? data = null;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile && elements < MaxElements && textLength < MaxText; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when data is { Length: < MaxLinkedData }:
                    data.Append(token.Data);
                    break;
                case HtmlTokenType.Character when silentUntil.Length == 0:
                    Write(token.Data.AsSpan(0, Math.Min(token.Data.Length, MaxText - textLength)));
                    textLength = Math.Min(textLength + token.Data.Length, MaxText);
                    break;
                case HtmlTokenType.StartTag when RawContent(token.Name) is { } mode:
                    tokenizer.State = mode;
                    silentUntil = token.Name;
                    data = token.Name == "script" && token.AsTag().GetAttribute("type").Contains("ld+json", StringComparison.OrdinalIgnoreCase) ? new() : null;
                    break;
                case HtmlTokenType.EndTag when silentUntil.Length > 0:
                    if (token.Name == silentUntil && data is not null)
                    {
                        linkedData.Add(data.ToString());
                        data = null;
                    }

                    silentUntil = token.Name == silentUntil ? "" : silentUntil;
                    break;
                case HtmlTokenType.StartTag when !IsFormatting(token.Name):
                    tokenizer.State = token.Name == "title" ? HtmlParseMode.RCData : tokenizer.State;
                    Open(token.AsTag());
                    break;
                case HtmlTokenType.EndTag when !IsFormatting(token.Name):
                    Close(token.Name);
                    break;
                default:
                    break;
            }
        }
    }

    private void Open(HtmlTagToken tag)
    {
        CloseImplied(tag.Name);
        if (open.Count == MaxDepth || children[open.Count] == MaxChildren)
        {
            unopened[tag.Name] = unopened.GetValueOrDefault(tag.Name) + (IsVoid(tag.Name) ? 0 : 1);
            html.Append(' ');
            return;
        }

        elements++;
        children[open.Count]++;
        html.Append('<').Append(tag.Name);
        foreach (var attribute in tag.Attributes)
        {
            if (IsKept(attribute.Name) && attribute.Value.Length <= MaxAttribute)
            {
                html.Append(' ').Append(attribute.Name).Append("=\"");
                Write(attribute.Value);
                html.Append('"');
            }
        }

        html.Append('>');
        if (!IsVoid(tag.Name))
        {
            open.Add(tag.Name);
            children[open.Count] = 0;
        }
    }

    private void Close(string name)
    {
        if (unopened.TryGetValue(name, out var count) && count > 0)
        {
            unopened[name] = count - 1;
        }
        else if (open.LastIndexOf(name) is var at and >= 0)
        {
            CloseFrom(at);
        }
        else if (name is "br" or "p")
        {
            // Both stand for an element where none was open.
            textLength++;
            html.Append('\n');
        }
    }

    /// <summary>Ends what a start tag ends though no end tag says so (HTML, 13.1.2.4).</summary>
    private void CloseImplied(string name)
    {
        var (ended, kept) = name switch
        {
            "li" => (["li"], ["ul", "ol", "menu"]),
            "dt" or "dd" => (["dt", "dd"], ["dl"]),
            "td" or "th" => (["td", "th"], ["table"]),
            "tr" => (["tr"], ["table"]),
            "tbody" or "thead" or "tfoot" => (["tbody", "thead", "tfoot", "tr"], ["table"]),
            _ => (Array.Empty<string>(), Array.Empty<string>()),
        };
        var at = open.FindLastIndex(o => ended.Contains(o) || kept.Contains(o));
        if (at >= 0 && ended.Contains(open[at]))
        {
            CloseFrom(at);
        }

        if (open.Count > 0 && open[^1] == "p" && EndsParagraph(name))
        {
            CloseFrom(open.Count - 1);
        }
    }

    private void CloseFrom(int at)
    {
        for (var i = open.Count - 1; i >= at; i--)
        {
            html.Append("</").Append(open[i]).Append('>');
        }

        open.RemoveRange(at, open.Count - at);
    }

    private void Write(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => html.Append("&lt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\0' => html,
                _ => html.Append(c),
            };
        }
    }

    /// <summary>How an element's content is read that is not for people's eyes; null for all others.</summary>
    private static HtmlParseMode? RawContent(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "textarea" => HtmlParseMode.RCData,
        _ => null,
    };

    /// <summary>Elements that a tree builder opens again in every block that follows (HTML, 13.2.4.3), and those that change how all is read.</summary>
    private static bool IsFormatting(string name) =>
        name is "b" or "big" or "code" or "em" or "font" or "i" or "nobr" or "s" or "small" or "strike" or "strong" or "tt" or "u"
            or "plaintext" or "frameset" or "frame" or "template" or "noscript" or "input" or "keygen" or "wbr";

    private static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "link" or "meta" or "param" or "source" or "track";

    private static bool EndsParagraph(string name) =>
        name is "address" or "article" or "aside" or "blockquote" or "center" or "details" or "dialog" or "dir" or "div" or "dl" or "fieldset"
            or "figcaption" or "figure" or "footer" or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr"
            or "li" or "dt" or "dd" or "main" or "menu" or "nav" or "ol" or "p" or "pre" or "search" or "section" or "summary" or "table" or "ul";

    private static bool IsKept(string name) =>
        name is "class" or "id" or "role" or "rel" or "href" or "src" or "content" or "name" or "property" or "itemprop" or "itemtype" or "lang"
            or "datetime" or "style" or "hidden" or "aria-hidden";
}
