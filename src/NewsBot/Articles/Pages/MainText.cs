using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace NewsBot.Articles.Pages;

internal static class MainText
{
    private static readonly string Opt = Environment.GetEnvironmentVariable("OPT") ?? "br";

    public static string Of(IHtmlDocument document, Uri? url)
    {
        if (Opt.Contains('b'))
        {
            var clone = (IHtmlDocument)document.Clone();
            Boilerplate.Remove(clone.DocumentElement);
            if (clone.DocumentElement.TextContent.Length > document.DocumentElement.TextContent.Length / 7)
            {
                document = clone;
            }
        }

        if (Opt.Contains('p'))
        {
            return string.Join('\n', BlockText.Blocks(document.Body!).Select(b => b.Text));
        }

        if (Opt.Contains('w'))
        {
            return BlockText.Of(Densest(document));
        }

        if (Opt.Contains('l'))
        {
            var titles = document.QuerySelectorAll("h1").Select(h => h.TextContent).Append(document.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? "").Append(document.Title ?? "").ToList();
            var page = BlockText.Blocks(document.Body!);
            using var r = new Reader((url ?? new Uri("http://page.invalid/")).AbsoluteUri, document) { DisableJSONLD = true, KeepClasses = true };
            var dense0 = BlockText.Blocks(Densest(document));
            IReadOnlyList<TextBlock> found = [];
            r.AddCustomOperationStart(_ => ups = page.ToDictionary(b => b, b => Ups(b.Of)));
            r.AddCustomOperationEnd(e => found = BlockText.Blocks(e));
            r.GetArticle();
            var main = BlockText.Recover(page, found, ups, titles);
            if (Opt.Contains('d'))
            {
                var dense = string.Join('\n', Remnants.Without(dense0, titles).Select(b => b.Text));
                int Good(string t) => t.Split('\n').Where(l => l.Length >= 60).Sum(l => l.Length);
                if (Good(main) < 500 && Good(dense) > Ratio * Good(main))
                {
                    return dense;
                }
            }

            return main;
        }

        using var reader = new Reader((url ?? new Uri("http://page.invalid/")).AbsoluteUri, document) { DisableJSONLD = true, KeepClasses = true };
        var text = "";
        reader.AddCustomOperationEnd(e => text = Render(e));
        reader.GetArticle();
        return text;
    }

    private static string Render(IElement e) => Opt.Contains('r') ? BlockText.Of(e) : PlainText.FromHtml(e.InnerHtml);

    private static IElement Densest(IHtmlDocument document)
    {
        IElement at = document.Body!;
        var weights = new Dictionary<IElement, int>();
        Weigh(at, weights);
        while (true)
        {
            var next = at.Children.MaxBy(c => weights.GetValueOrDefault(c));
            if (next is null || next.LocalName is "p" or "ul" or "ol" or "table" or "blockquote" || weights.GetValueOrDefault(next) < Share * weights[at] || weights[at] == 0)
            {
                return at;
            }

            at = next;
        }
    }

    private static readonly double Share = double.Parse(Environment.GetEnvironmentVariable("SHARE") ?? "0.85", System.Globalization.CultureInfo.InvariantCulture);

    [ThreadStatic]
    private static Dictionary<TextBlock, List<IElement>>? ups;

    private static List<IElement> Ups(IElement e)
    {
        var l = new List<IElement>();
        for (var at = e; at is not null && l.Count < Level && at.LocalName is not "body"; at = at.ParentElement)
        {
            l.Add(at);
            if (at.LocalName == "article")
            {
                break;
            }
        }

        return l;
    }

    private static readonly int Level = int.Parse(Environment.GetEnvironmentVariable("LEVEL") ?? "6", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly double Ratio = double.Parse(Environment.GetEnvironmentVariable("RATIO") ?? "3", System.Globalization.CultureInfo.InvariantCulture);

    internal static int Weigh(IElement element, Dictionary<IElement, int> weights)
    {
        var weight = 0;
        if (element.LocalName is "p" or "li" or "blockquote" or "td" or "pre" or "dd" && element.QuerySelector("p, div, li, td") is null)
        {
            weight = Weight(element.TextContent.Trim().Length, element.QuerySelectorAll("a").Sum(a => a.TextContent.Length));
        }
        else
        {
            foreach (var child in element.Children)
            {
                weight += Weigh(child, weights);
            }

            var own = element.ChildNodes.OfType<IText>().Where(t => t.Data.Trim().Length > 40).Sum(t => t.Data.Trim().Length);
            weight += own;
        }

        weights[element] = weight;
        return weight;
    }

    private static int Weight(int length, int link) => length < 40 || link > length / 2 ? 0 : length;

    private static int Depth(IElement e) => e.Ancestors().Count();
}
