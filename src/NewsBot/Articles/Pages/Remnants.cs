using System.Text.RegularExpressions;

namespace NewsBot.Articles.Pages;

/// <summary>What extraction leaves of the page in an article's text: links elsewhere, title, date lines, credits.</summary>
internal static partial class Remnants
{
    /// <param name="blocks">In the order of the page.</param>
    /// <param name="titles">What stands as the article's title on the page.</param>
    public static List<TextBlock> Without(IReadOnlyList<TextBlock> blocks, IReadOnlyCollection<string> titles)
    {
        var names = titles.Select(Letters).Where(t => t.Length > 0).ToHashSet(StringComparer.Ordinal);
        var prose = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Length >= 120).ToList();
        var kept = new List<TextBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isOutside = prose.Count == 0 || i < prose[0] || i > prose[^1];
            if (IsLink(block))
            {
                // A heading of nothing but links goes with them.
                if (i > 0 && kept.Count > 0 && kept[^1] == blocks[i - 1] && kept[^1] is { IsHeading: true, Length: < 60 })
                {
                    kept.RemoveAt(kept.Count - 1);
                }
            }
            else if (!names.Contains(Letters(block.Text)) && !IsAddress(block.Text) && !(block.Length < 200 && Credit().IsMatch(block.Text))
                && !(isOutside && block.Length < 120 && Date().IsMatch(block.Text) && !EndsSentence(block.Text)))
            {
                kept.Add(block);
            }
        }

        while (kept.Count > 0 && kept[^1].IsHeading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsLink(TextBlock block) => block.Tag == "li"
        ? block.LinkLength >= 0.9 * block.Text.Length && block.Length < 200
        : block.LinkLength > 0.8 * block.Text.Length && block.Length < 300;

    private static bool EndsSentence(string text) => text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '”' or '"' or '»' or ':' or '：';

    private static bool IsAddress(string text) => text.StartsWith("http", StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(
        @"^\W*(photos?|fotos?|images?|imagen|bild(er)?|titelbild|beitragsbild|abbildung|pictures?|cr[eé]dits?( photos?)?|copyright|图|圖|图片|圖片|写真|来源|來源)\b[^.!?]{0,40}[:：/|©]"
        + @"|^\W*(image|photo|bild|foto) \d+ (of|von|de|/)|^(©|\(c\) )",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(
        @"\b(19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d|\d{1,2}月\d{1,2}日",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
