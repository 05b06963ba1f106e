using System.Collections.Frozen;
using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// A page's elements that are open, as its tags go by: those that a tag ends without a word are ended, those that it implies are
/// opened (HTML, 13.1.2.4 and 13.2.6, as far as lists need it). Each tag costs at most a look at each open element.
/// </summary>
/// <param name="opened">Told of each element, its parent first.</param>
/// <param name="closed">Told of each element, its children first.</param>
internal sealed class OpenElements(Action<PageElement> opened, Action<PageElement> closed)
{
    /// <summary>What is nested deeper is part of the element there.</summary>
    private const int MaxDepth = 256;

    private static readonly FrozenSet<string> Empty = Names("area base basefont bgsound br col embed frame hr img input link meta param source track wbr");
    private static readonly FrozenSet<string> OfHead = Names("html head body frameset title meta link base basefont bgsound script style noscript template");

    private static readonly FrozenSet<string> Blocks = Names(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header "
        + "hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul");

    private static readonly FrozenSet<string> Nothing = [];
    private static readonly FrozenSet<string> Table = Names("table");
    private static readonly FrozenSet<string> TableParts = Names("tbody td tfoot th thead tr table");
    private static readonly FrozenSet<string> Cells = Names("td th table template");
    private static readonly FrozenSet<string> Lists = Names("ul ol menu dir td th table template");
    private static readonly FrozenSet<string> CellsAndBlocks = Names(string.Join(' ', Cells.Union(Blocks)));

    // What a start tag ends, and the elements beyond which it ends nothing.
    private static readonly FrozenDictionary<string, (string[] Ended, FrozenSet<string> Beyond)> Ended =
        new Dictionary<string, (string[], FrozenSet<string>)>
        {
            ["li"] = (["li"], Lists),
            ["dt"] = (["dt", "dd"], Names("dl td th table template")),
            ["dd"] = (["dt", "dd"], Names("dl td th table template")),
            ["tr"] = (["tr"], Table),
            ["td"] = (["td", "th"], Names("tr table")),
            ["th"] = (["td", "th"], Names("tr table")),
            ["tbody"] = (["tbody", "thead", "tfoot"], Table),
            ["thead"] = (["tbody", "thead", "tfoot"], Table),
            ["tfoot"] = (["tbody", "thead", "tfoot"], Table),
            ["option"] = (["option"], Names("select")),
            ["a"] = (["a"], Cells),
        }.ToFrozenDictionary();

    private readonly List<PageElement> open = [];
    private readonly Dictionary<string, int> openByName = new(StringComparer.Ordinal);
    private int openTooDeep;
    private bool hasBody;

    public PageElement? Top => open.Count == 0 ? null : open[^1];

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public void Open(HtmlTagToken tag)
    {
        var name = tag.Name;
        switch (name)
        {
            case "html" when open.Count > 0:
            case "head" when open.Count > 1:
                return;
            case "body":
                OpenBody(tag.Attributes);
                return;
            default:
                break;
        }

        if (!OfHead.Contains(name))
        {
            OpenBody([]);
        }

        if (openByName.GetValueOrDefault("p") > 0 && Blocks.Contains(name))
        {
            End(["p"], Cells);
        }

        if (Ended.TryGetValue(name, out var rule))
        {
            End(rule.Ended, rule.Beyond);
        }

        if (name == "tr" && Top?.Name == "table")
        {
            Open("tbody", []);
        }

        var isEmpty = Empty.Contains(name) || (tag.IsSelfClosing && (openByName.GetValueOrDefault("svg") > 0 || openByName.GetValueOrDefault("math") > 0));
        if (open.Count < MaxDepth)
        {
            Open(name, tag.Attributes);
            if (isEmpty)
            {
                Pop();
            }
        }
        else if (!isEmpty)
        {
            openTooDeep++;
        }
    }

    public void Close(string name)
    {
        if (openTooDeep > 0)
        {
            openTooDeep--;
        }
        else if (name is not ("html" or "body") && openByName.GetValueOrDefault(name) > 0)
        {
            // An inline element's end does not end blocks within it, nor any end a cell around it.
            End([name], name == "table" ? Nothing : TableParts.Contains(name) ? Table : Blocks.Contains(name) ? Cells : CellsAndBlocks);
        }
    }

    public void CloseAll()
    {
        while (open.Count > 0)
        {
            Pop();
        }
    }

    private void OpenBody(List<HtmlAttributeToken> attributes)
    {
        if (hasBody)
        {
            return;
        }

        hasBody = true;
        End(["head"], Nothing);
        if (open.Count == 0)
        {
            Open("html", []);
        }

        Open("body", attributes);
    }

    private void Open(string name, List<HtmlAttributeToken> attributes)
    {
        var element = new PageElement(name, attributes, Top);
        open.Add(element);
        openByName[name] = openByName.GetValueOrDefault(name) + 1;
        opened(element);
    }

    /// <summary>Ends the innermost element of the names, and all in it.</summary>
    private void End(ReadOnlySpan<string> names, FrozenSet<string> beyond)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (names.Contains(open[i].Name))
            {
                while (open.Count > i)
                {
                    Pop();
                }

                return;
            }

            if (beyond.Contains(open[i].Name))
            {
                break;
            }
        }
    }

    private void Pop()
    {
        var element = open[^1];
        closed(element);
        open.RemoveAt(open.Count - 1);
        openByName[element.Name]--;
    }

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
