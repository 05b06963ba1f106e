namespace NewsBot.Text;

/// <summary>The words around the numbers of Chinese, Japanese and Korean dates, which need no blanks between them.</summary>
internal static class EastAsianDateWords
{
    /// <summary>From here on characters are taken for theirs (Hangul Jamo, CJK, kana, Hangul).</summary>
    public const char First = '\u1100';

    private const int China = 8 * 60;
    private const int Japan = 9 * 60;
    private const int Korea = 9 * 60;
    private const string ChineseDays = "一二三四五六日天";
    private const string JapaneseDays = "月火水木金土日";

    /// <summary>Takes the unit behind a number; its length, 0 where it is none.</summary>
    public static int TakeUnit(char unit, int number, ref DateParts parts)
    {
        switch (unit)
        {
            case '年' or '년':
                parts.Year = number;
                break;
            case '月' or '월':
                parts.Month = number;
                break;
            case '日' or '일' or '号' or '號':
                parts.Day = number;
                break;
            case '时' or '時' or '点' or '點' or '시':
                parts.Hour = number;
                break;
            case '分' or '분':
                parts.Minute = number;
                break;
            case '秒' or '초':
                parts.Second = number;
                break;
            default:
                return 0;
        }

        // 時 alone may be Taiwan's or Japan's; other words tell.
        parts.OffsetOfWords ??= unit >= '가' ? Korea : China;
        return 1;
    }

    /// <summary>Takes a word that stands by itself; its length, 0 where it is none.</summary>
    /// <param name="yearBefore">The year before an era's first, where the word is an era.</param>
    public static int TakeWord(ReadOnlySpan<char> rest, ref DateParts parts, ref int yearBefore)
    {
        switch (rest)
        {
            case ['令', '和', ..]:
                return Era(2018, Japan, ref parts, ref yearBefore);
            case ['平', '成', ..]:
                return Era(1988, Japan, ref parts, ref yearBefore);
            case ['民', '國' or '国', ..]:
                return Era(1911, China, ref parts, ref yearBefore);
            case ['元', '年', ..]:
                parts.Year = 1;
                return 2;
            case ['上', '午', ..] or ['凌' or '清', '晨', ..] or ['早', '上', ..]:
                return Half(false, China, ref parts);
            case ['下', '午', ..] or ['中', '午', ..] or ['晚', '上', ..]:
                return Half(true, China, ref parts);
            case ['午', '前', ..]:
                return Half(false, Japan, ref parts);
            case ['午', '後', ..]:
                return Half(true, Japan, ref parts);
            case ['오', '전', ..]:
                return Half(false, Korea, ref parts);
            case ['오', '후', ..]:
                return Half(true, Korea, ref parts);
            case ['星', '期', var day, ..] when ChineseDays.Contains(day):
            case ['礼' or '禮', '拜', var sameDay, ..] when ChineseDays.Contains(sameDay):
                parts.OffsetOfWords = China;
                return 3;
            case ['周' or '週', var shortDay, ..] when ChineseDays.Contains(shortDay):
                parts.OffsetOfWords = China;
                return 2;
            case [var japaneseDay, '曜', ..] when JapaneseDays.Contains(japaneseDay):
                parts.OffsetOfWords = Japan;
                return rest is [_, _, '日', ..] ? 3 : 2;
            case [>= '가', '요', '일', ..]:
                return 3;
            case ['整', ..]:
                return 1;
            case ['半', ..]:
                parts.Minute = 30;
                return 1;
            default:
                return 0;
        }
    }

    private static int Era(int before, int offset, ref DateParts parts, ref int yearBefore)
    {
        yearBefore = before;
        parts.OffsetOfWords = offset;
        return 2;
    }

    private static int Half(bool afterNoon, int offset, ref DateParts parts)
    {
        parts.AfterNoon = afterNoon;
        parts.OffsetOfWords = offset;
        return 2;
    }
}
