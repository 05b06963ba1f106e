using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>The blocks of text under an element, in order. Recursive: the depth is bounded by <see cref="PageMarkup"/>.</summary>
internal sealed class TextBlocks
{
    private const int MaxWithin = 6;

    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder text = new();
    private int linkLength;
    private INode? begins;

    private TextBlocks()
    {
    }

    public static IReadOnlyList<TextBlock> Of(IElement root)
    {
        var reader = new TextBlocks();
        reader.Walk(root, root.LocalName, inLink: false);
        reader.End(root.LocalName);
        return reader.blocks;
    }

    private void Walk(INode node, string tag, bool inLink)
    {
        for (var i = 0; i < node.ChildNodes.Length; i++)
        {
            if (node.ChildNodes[i] is IText leaf)
            {
                Append(leaf, inLink);
            }
            else if (node.ChildNodes[i] is IElement element && IsBlock(element.LocalName))
            {
                var own = element.LocalName is "div" or "br" ? tag : element.LocalName;
                End(tag);
                Walk(element, own, inLink);
                End(own);
            }
            else
            {
                Walk(node.ChildNodes[i], tag, inLink || node.ChildNodes[i] is IElement { LocalName: "a" });
            }
        }
    }

    private void Append(IText leaf, bool inLink)
    {
        var before = text.Length;
        foreach (var c in leaf.Data)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        begins = before == 0 && text.Length > 0 ? leaf : begins;
        linkLength += inLink ? text.Length - before : 0;
    }

    private void End(string tag)
    {
        var line = text.ToString().Trim();
        if (line.Length > 0)
        {
            blocks.Add(new TextBlock(tag, line, linkLength, Within(begins)));
        }

        text.Clear();
        linkLength = 0;
    }

    private static List<IElement> Within(INode? node)
    {
        var within = new List<IElement>();
        for (var at = node?.ParentElement; at is not null && at.LocalName != "body" && within.Count < MaxWithin; at = at.ParentElement)
        {
            within.Add(at);
            if (at.LocalName == "article")
            {
                break;
            }
        }

        return within;
    }

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "table"
            or "tr" or "td" or "th" or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "hr" or "dl" or "dt" or "dd"
            or "main" or "center" or "address" or "details" or "summary" or "aside" or "form" or "hgroup" or "tbody" or "thead" or "body";
}
