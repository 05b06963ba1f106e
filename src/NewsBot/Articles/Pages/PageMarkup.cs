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

    private const int MaxDepth = 150;

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
                case HtmlTokenType.StartTag when MarkupElements.RawContent(token.Name) is { } mode:
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
                case HtmlTokenType.StartTag when !MarkupElements.IsDropped(token.Name):
                    tokenizer.State = token.Name == "title" ? HtmlParseMode.RCData : tokenizer.State;
                    Open(token.AsTag());
                    break;
                case HtmlTokenType.EndTag when !MarkupElements.IsDropped(token.Name):
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
            unopened[tag.Name] = unopened.GetValueOrDefault(tag.Name) + (MarkupElements.IsVoid(tag.Name) ? 0 : 1);
            Write(" ");
            return;
        }

        elements++;
        children[open.Count]++;
        html.Append('<').Append(tag.Name);
        foreach (var attribute in tag.Attributes)
        {
            if (MarkupElements.IsKept(attribute.Name) && attribute.Value.Length <= MaxAttribute)
            {
                html.Append(' ').Append(attribute.Name).Append("=\"");
                Write(attribute.Value);
                html.Append('"');
            }
        }

        html.Append('>');
        if (!MarkupElements.IsVoid(tag.Name))
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
            Write("\n");
        }
    }

    /// <summary>Ends what a start tag ends though no end tag says so (HTML, 13.1.2.4).</summary>
    private void CloseImplied(string name)
    {
        var (ended, kept) = MarkupElements.EndedBy(name);
        var at = open.FindLastIndex(o => ended.Contains(o) || kept.Contains(o));
        if (at >= 0 && ended.Contains(open[at]))
        {
            CloseFrom(at);
        }

        if (open.Count > 0 && open[^1] == "p" && MarkupElements.EndsParagraph(name))
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

    /// <summary>Blanks folded: SmartReader's patterns take quadratic time on long runs of them.</summary>
    private void Write(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                _ when char.IsWhiteSpace(c) && html.Length > 0 && char.IsWhiteSpace(html[^1]) => html,
                '<' => html.Append("&lt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\0' => html,
                _ => html.Append(c),
            };
        }
    }
}
