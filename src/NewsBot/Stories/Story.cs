using NewsBot.Articles;

namespace NewsBot.Stories;

/// <summary>One event as several articles tell it.</summary>
/// <param name="Id">Stays as long as its earliest article is among those that are grouped.</param>
/// <param name="Articles">At least one, the earliest first.</param>
public sealed record Story(StoryId Id, IReadOnlyList<StoryArticle> Articles)
{
    /// <summary>Each source once, in the order in which they told it; those without a name are left out.</summary>
    public IReadOnlyList<string> Sources =>
        [.. Articles.Select(a => a.Source).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The article whose title stands for all: in the reader's language, the most complete, the earliest.</summary>
    /// <param name="language"><c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c> or another BCP 47 tag; the other script of Chinese comes before other languages.</param>
    public StoryArticle HeadlineFor(string language) =>
        Articles.OrderBy(a => Distance(language, LanguageOf(a)))
            .ThenByDescending(a => Completeness(a.Text))
            .First();

    private static string LanguageOf(StoryArticle article)
    {
        var detected = ArticleLanguage.Detect(article.Title, "", article.Language);
        return detected == "zh" ? ChineseScript.Of(article.Title) : detected;
    }

    private static int Distance(string wished, string language) =>
        wished.Equals(language, StringComparison.OrdinalIgnoreCase) ? 0 : Primary(wished).Equals(Primary(language), StringComparison.OrdinalIgnoreCase) ? 1 : 2;

    private static string Primary(string language) => language.Split('-')[0];

    // A few words more or less are no reason to prefer the later one.
    private static int Completeness(string text) => Math.Min(text.Length, 1_000) / 100;
}
