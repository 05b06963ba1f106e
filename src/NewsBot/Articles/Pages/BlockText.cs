using System.Text;
using AngleSharp.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>One block of a page's text: what stands between two block boundaries.</summary>
internal sealed class TextBlock(string tag, string text, int linkLength, int links, IElement of)
{
    public string Tag => tag;
    public string Text => text;
    public int LinkLength => linkLength;
    public int Links => links;
    public IElement Of => of;
}

internal sealed class BlockText
{
    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder text = new();
    private int linkLength;
    private int links;
    private string tag = "";
    private IElement? of;

    public static string Of(IElement root) => string.Join('\n', Filter(Blocks(root)).Select(b => b.Text));

    private static readonly int Min = int.Parse(Environment.GetEnvironmentVariable("MINP") ?? "80", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly double MaxL = double.Parse(Environment.GetEnvironmentVariable("MAXL") ?? "0.3", System.Globalization.CultureInfo.InvariantCulture);

    public static string Recover(IReadOnlyList<TextBlock> page, IReadOnlyList<TextBlock> found, Dictionary<TextBlock, List<IElement>>? ups, IReadOnlyCollection<string> titles)
    {
        var texts = found.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(texts, StringComparer.Ordinal);
        var near = new HashSet<IElement>();
        foreach (var b in page.Where(b => b.Text.Length >= 40 && texts.Contains(b.Text)))
        {
            near.UnionWith(ups![b]);
        }

        var list = page.ToList();
        var first = list.FindIndex(b => b.Text.Length >= 40 && texts.Contains(b.Text));
        var last = list.FindLastIndex(b => b.Text.Length >= 40 && texts.Contains(b.Text));
        bool Near(TextBlock b, int i) => ups![b].Take(i > first && i < last ? LevelIn : LevelOut).Any(near.Contains);
        return string.Join('\n', Remnants.Without(list.Where((b, i) => texts.Contains(b.Text)
            || (b.Text.Length >= Min && b.Tag is not ['h', _] && b.LinkLength <= MaxL * b.Text.Length && Sentence(b.Text) && Near(b, i) && seen.Add(b.Text))).ToList(), titles).Select(b => b.Text));
    }

    private static bool Sentence(string t) => t.AsSpan(t.Length / 2).IndexOfAny(".!?…:。！？।؟") >= 0;
    private static readonly int LevelIn = int.Parse(Environment.GetEnvironmentVariable("LIN") ?? "6", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int LevelOut = int.Parse(Environment.GetEnvironmentVariable("LOUT") ?? "4", System.Globalization.CultureInfo.InvariantCulture);

    public static IReadOnlyList<TextBlock> Blocks(IElement root)
    {
        var reader = new BlockText();
        reader.Walk(root, root.LocalName, false);
        reader.End();
        return reader.blocks;
    }

    private static List<TextBlock> Filter(IReadOnlyList<TextBlock> blocks)
    {
        var kept = new List<TextBlock>();
        foreach (var b in blocks)
        {
            if (b.Tag == "li" ? b.LinkLength >= b.Text.Length * 0.9 && b.Text.Length < 200 : b.LinkLength > b.Text.Length * 0.8 && b.Text.Length < 300)
            {
                continue;
            }

            kept.Add(b);
        }

        while (kept.Count > 0 && kept[^1].Tag is ['h', >= '1' and <= '6'])
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private void Walk(INode node, string within, bool link)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText leaf)
            {
                var before = text.Length;
                of = text.Length == 0 || of is null ? (IElement)node : of;
                Append(leaf.Data);
                linkLength += link ? text.Length - before : 0;
            }
            else if (child is IElement element)
            {
                if (IsBlock(element.LocalName))
                {
                    End();
                    tag = element.LocalName == "div" || element.LocalName == "br" || element.LocalName == "span" ? within : element.LocalName;
                    var inner = tag;
                    Walk(element, inner, link);
                    End();
                    tag = within;
                }
                else
                {
                    var isLink = element.LocalName == "a";
                    links += isLink ? 1 : 0;
                    Walk(element, within, link || isLink);
                }
            }
        }
    }

    private void Append(string data)
    {
        foreach (var c in data)
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
    }

    private void End()
    {
        var line = text.ToString().Trim();
        if (line.Length > 0)
        {
            blocks.Add(new TextBlock(tag, line, linkLength, links, of!));
        }

        text.Clear();
        linkLength = links = 0;
    }

    private static bool IsBlock(string name) =>
        name is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre"
            or "table" or "tr" or "td" or "th" or "tbody" or "thead" or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "hr" or "dl"
            or "dt" or "dd" or "main" or "center" or "address" or "details" or "summary" or "aside" or "form" or "hgroup";
}
