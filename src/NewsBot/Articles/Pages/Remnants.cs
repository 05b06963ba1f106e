using System.Text.RegularExpressions;

namespace NewsBot.Articles.Pages;

internal static partial class Remnants
{
    private static readonly string Off = Environment.GetEnvironmentVariable("OFF") ?? "";

    public static List<TextBlock> Without(IReadOnlyList<TextBlock> blocks, IReadOnlyCollection<string> titles)
    {
        var names = titles.Select(Letters).Where(t => t.Length > 0).ToHashSet(StringComparer.Ordinal);
        var open = IndexOf(blocks, IsLong, 1);
        var close = IndexOf(blocks, IsLong, -1);
        var kept = new List<TextBlock>();
        var pending = new List<TextBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var b = blocks[i];
            if (!Off.Contains('l') && IsLinks(b))
            {
                // What introduces links goes with them.
                if (!Off.Contains('q') && kept.Count > 0 && kept[^1] == (i > 0 ? blocks[i - 1] : null) && IsIntro(kept[^1]))
                {
                    kept.RemoveAt(kept.Count - 1);
                }

                continue;
            }

            if ((!Off.Contains('t') && names.Contains(Letters(b.Text))) || (!Off.Contains('u') && IsAddress(b.Text))
                || (!Off.Contains('p') && b.Text.Length < 200 && Credit().IsMatch(b.Text))
                || (!Off.Contains('d') && (i < open || i > close) && b.Text.Length < 120 && Date().IsMatch(b.Text) && !EndsSentence(b.Text)))
            {
                continue;
            }

            kept.Add(b);
        }

        while (kept.Count > 0 && (kept[^1].Tag is ['h', >= '1' and <= '6']))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsLong(TextBlock b) => b.Text.Length >= 120 || (b.Text.Length >= 40 && b.Text[b.Text.Length / 2] >= '\u2E80');

    private static bool IsIntro(TextBlock b) => b.Text.Length < 60 && b.Tag is ['h', >= '1' and <= '6'];

    private static bool IsLinks(TextBlock b) =>
        b.Tag == "li" ? b.LinkLength >= b.Text.Length * 0.9 && b.Text.Length < 200 : b.LinkLength > b.Text.Length * 0.8 && b.Text.Length < 300;

    private static bool EndsSentence(string t) => t[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '”' or '"' or '»' or ':' or '：';

    private static bool IsAddress(string t) => t.StartsWith("http", StringComparison.Ordinal) && !t.Contains(' ', StringComparison.Ordinal);

    private static int IndexOf(IReadOnlyList<TextBlock> blocks, Func<TextBlock, bool> which, int step)
    {
        for (var i = step > 0 ? 0 : blocks.Count - 1; i >= 0 && i < blocks.Count; i += step)
        {
            if (which(blocks[i]))
            {
                return i;
            }
        }

        return step > 0 ? 0 : blocks.Count;
    }

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^\W*(photos?|fotos?|images?|imagen|bild(er)?|titelbild|beitragsbild|pictures?|cr[eé]dits?( photos?)?|copyright|abbildung|图|圖|写真|图片来源|来源|來源)\b[^.!?]{0,40}[:：/|©]|^\W*(image|photo|bild|foto) \d+ (of|von|de|/)|^(©|\(c\) )", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"\b(19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
