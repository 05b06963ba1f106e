using System.Net;

namespace NewsBot.Stories;

/// <summary>Reads the terms of articles that are grouped together, and leaves out what one source writes into each of its articles.</summary>
internal static class ArticleReading
{
    private const int TitleLimit = 300;
    private const int FewestHan = 2;

    /// <summary>The lead says what happened; the rest is background that other stories share.</summary>
    private const int TextLimit = 400;

    /// <summary>Of a source's articles: a term in more of them is the source's, not the story's.</summary>
    private const double BoilerplateShare = 0.4;
    private const int FewestForBoilerplate = 5;
    private const int ShortText = 80;

    public static ReadArticle[] Read(IReadOnlyList<StoryArticle> articles, Vocabulary vocabulary)
    {
        var reader = new TermReader(vocabulary);
        var read = new ReadArticle[articles.Count];
        var used = new Dictionary<int, bool>();
        var forms = articles.Where(a => a.Text.Length <= ShortText).CountBy(FormOf).Where(f => f.Value > 1).Select(f => f.Key).ToHashSet();
        for (var i = 0; i < read.Length; i++)
        {
            used.Clear();
            var isForm = articles[i].Text.Length <= ShortText && forms.Contains(FormOf(articles[i]));
            reader.Read(Plain(articles[i].Title), TitleLimit, term => used[term] = true);
            reader.Read(isForm ? "" : Plain(articles[i].Text), TextLimit, term => used.TryAdd(term, false));
            Links.Read(articles[i], vocabulary, used);
            read[i] = new ReadArticle
            {
                Article = articles[i],
                Terms = [.. used.Select(u => new TermUse(u.Key, u.Value)).OrderBy(u => u.Term)],
                Marks = TextMarks.Of(articles[i]),
                IsHan = articles[i].Title.Count(Characters.IsHan) >= FewestHan,
                IsRoundUp = RoundUp.Is(articles[i].Title),
            };
        }

        foreach (var source in read.GroupBy(a => a.Article.Source, StringComparer.Ordinal).Where(s => s.Key.Length > 0))
        {
            LeaveOutBoilerplate([.. source]);
        }

        foreach (var use in read.Where(a => a.IsHan).SelectMany(a => a.Terms))
        {
            vocabulary.Share(use.Term);
        }

        return read;
    }

    private static string Plain(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    // "68 points, 27 comments": the same words with other numbers.
    private static (string Source, string Form) FormOf(StoryArticle article) =>
        (article.Source, string.Create(article.Text.Length, article.Text, (form, text) =>
        {
            for (var i = 0; i < form.Length; i++)
            {
                form[i] = char.IsAsciiDigit(text[i]) ? '#' : text[i];
            }
        }).Replace("##", "#", StringComparison.Ordinal).Replace("##", "#", StringComparison.Ordinal));

    private static void LeaveOutBoilerplate(ReadArticle[] ofSource)
    {
        if (ofSource.Length < FewestForBoilerplate)
        {
            return;
        }

        foreach (var inTitle in (bool[])[true, false])
        {
            var boilerplate = ofSource.SelectMany(a => a.Terms).Where(u => u.InTitle == inTitle).CountBy(u => u.Term)
                .Where(c => c.Value > ofSource.Length * BoilerplateShare).Select(c => c.Key).ToHashSet();
            foreach (var article in boilerplate.Count > 0 ? ofSource : [])
            {
                article.Terms = [.. article.Terms.Where(u => u.InTitle != inTitle || !boilerplate.Contains(u.Term))];
            }
        }
    }
}
