using System.Text;

namespace NewsBot.Stories;

/// <summary>What a source writes into each of its articles says nothing of their stories.</summary>
internal sealed class SourceBoilerplate
{
    /// <summary>A term in more of a source's articles is the source's.</summary>
    private const double MostOfASource = 0.4;

    /// <summary>Of fewer articles, what is common may well be their story.</summary>
    private const int FewestArticles = 5;

    private const int LongestForm = 80;
    private readonly HashSet<(string Source, string Form)> forms;

    public SourceBoilerplate(IReadOnlyList<StoryArticle> articles) =>
        forms = articles.Where(HasShortText).CountBy(FormOf).Where(f => f.Value > 1).Select(f => f.Key).ToHashSet();

    /// <summary>Whether its text is a form that is only filled in with other numbers: "68 points, 27 comments".</summary>
    public bool IsForm(StoryArticle article) => HasShortText(article) && forms.Contains(FormOf(article));

    /// <summary>Takes the terms of a source's habits out of its articles.</summary>
    public static void LeaveOut(IEnumerable<ReadArticle> articles)
    {
        foreach (var source in articles.Where(a => a.Article.Source.Length > 0).GroupBy(a => a.Article.Source, StringComparer.Ordinal))
        {
            var ofSource = source.ToList();
            if (ofSource.Count >= FewestArticles)
            {
                LeaveOut(ofSource, inTitle: true);
                LeaveOut(ofSource, inTitle: false);
            }
        }
    }

    private static void LeaveOut(List<ReadArticle> ofSource, bool inTitle)
    {
        var habits = ofSource.SelectMany(a => a.Terms).Where(u => u.InTitle == inTitle).CountBy(u => u.Term)
            .Where(c => c.Value > ofSource.Count * MostOfASource).Select(c => c.Key).ToHashSet();
        foreach (var article in habits.Count > 0 ? ofSource : [])
        {
            article.Terms = [.. article.Terms.Where(u => u.InTitle != inTitle || !habits.Contains(u.Term))];
        }
    }

    private static bool HasShortText(StoryArticle article) => article.Text.Length is > 0 and <= LongestForm;

    private static (string Source, string Form) FormOf(StoryArticle article)
    {
        var form = new StringBuilder(article.Text.Length);
        foreach (var c in article.Text)
        {
            if (!char.IsAsciiDigit(c))
            {
                form.Append(c);
            }
            else if (form.Length == 0 || form[^1] != '#')
            {
                form.Append('#');
            }
        }

        return (article.Source, form.ToString());
    }
}
