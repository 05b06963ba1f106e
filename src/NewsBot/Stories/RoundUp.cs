using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>Titles of morning papers and newsletters, which tell many stories and belong to none.</summary>
internal static class RoundUp
{
    private const int Limit = 300;

    /// <summary>How such titles begin, folded.</summary>
    private static readonly string[] Beginnings =
    [
        "早报", "晚报", "晨报", "午报", "日报", "周报", "月报", "早知道", "8点1氪", "9点1氪", "氪星晚报", "钛晨报", "派早报", "科技早报", "科技晚报",
        "the download", "this week in", "last week in", "the week in", "week in review", "weekly", "import ai", "roundup", "round up", "daily digest",
        "morning brief", "newsletter", "links for",
    ];

    public static bool Is(string title)
    {
        var folded = FoldedText.Fold(title.Length > Limit ? title[..Limit] : title).TrimStart('[', '【', '「', '|', ' ');
        return IsNumberedIssue(folded) || Array.Exists(Beginnings, b => folded.StartsWith(b, StringComparison.Ordinal)
            && (!Characters.IsHan(b[^1]) || folded.Length == b.Length || !Characters.IsHan(folded[b.Length])));
    }

    /// <summary>As in 周报第312期, 月刊第8期.</summary>
    private static bool IsNumberedIssue(string title)
    {
        for (var at = title.IndexOf('第', StringComparison.Ordinal); at > 0; at = title.IndexOf('第', at + 1))
        {
            var end = at + 1;
            while (end < title.Length && char.IsAsciiDigit(title[end]))
            {
                end++;
            }

            if (title[at - 1] is '报' or '刊' && end > at + 1 && end < title.Length && title[end] == '期')
            {
                return true;
            }
        }

        return false;
    }
}
