using NewsBot.Text;

namespace NewsBot.Articles;

/// <summary>Which script a Chinese text is written in, told by the characters themselves.</summary>
public static class ChineseScript
{
    public const string Simplified = "zh-Hans";
    public const string Traditional = "zh-Hant";

    /// <summary>In running traditional text about every third character is; in simplified text one may stand in a name or a quotation.</summary>
    private const int MostInSimplified = 12;

    /// <summary>Simplified where no character is traditional alone, which a few words can leave open.</summary>
    /// <param name="text">Chinese, such as a title and a summary; its cost is linear.</param>
    public static string Of(string text)
    {
        int han = 0, traditional = 0;
        foreach (var c in text.Where(c => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF')))
        {
            han++;

            // Only what is not simplified already is changed by the fold.
            traditional += CharacterFold.Of(c) == c ? 0 : 1;
        }

        return traditional * MostInSimplified > han ? Traditional : Simplified;
    }
}
