using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>Titles of morning papers and newsletters, which tell many stories and belong to none.</summary>
internal static class RoundUp
{
    private const int FewestParts = 3;

    private static readonly string[] Beginnings =
    [
        "早报", "晚报", "晨报", "午报", "日报", "周报", "月报", "早知道", "一周", "本周", "今日", "8点1氪", "9点1氪", "氪星晚报", "钛晨报", "派早报", "科技早报",
        "the download", "this week in", "last week in", "weekly", "week in review", "import ai", "roundup", "round up", "daily digest", "morning brief", "newsletter",
        "what to know", "links for", "the week in",
    ];

    public static bool Is(string title)
    {
        var folded = FoldedText.Fold(title.Length > 300 ? title[..300] : title).TrimStart('[', '【', '「', '|', ' ');
        return Beginnings.Any(b => folded.StartsWith(b, StringComparison.Ordinal)) && (HasParts(folded) || !Characters.IsHan(folded[0]));
    }

    /// <summary>Headlines in a row: a/b/c, or a；b；c.</summary>
    private static bool HasParts(string title) => title.Count(c => c is '/' or '；' or ';' or '|' or '丨' or '｜' or '：' or ':') + 1 >= FewestParts - 1;
}
