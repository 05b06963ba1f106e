using System.Net;

namespace NewsBot.Stories;

/// <summary>Reads the articles that are grouped together.</summary>
internal static class ArticleReading
{
    private const int TitleLimit = 300;

    /// <summary>The lead says what happened; the rest is background that other stories share.</summary>
    private const int TextLimit = 400;

    /// <summary>One alone may be a name that is written so in any language.</summary>
    private const int FewestHan = 2;

    public static ReadArticle[] Read(IReadOnlyList<StoryArticle> articles, Vocabulary vocabulary)
    {
        var reader = new TermReader(vocabulary);
        var boilerplate = new SourceBoilerplate(articles);
        var read = new ReadArticle[articles.Count];
        var used = new Dictionary<int, bool>();
        for (var i = 0; i < read.Length; i++)
        {
            var article = articles[i];
            used.Clear();
            reader.Read(Plain(article.Title, TitleLimit), TitleLimit, term => used[term] = true);
            if (!boilerplate.IsForm(article))
            {
                reader.Read(Plain(article.Text, TextLimit), TextLimit, term => used.TryAdd(term, false));
            }

            Links.Read(article, vocabulary, used);
            read[i] = new ReadArticle
            {
                Article = article,
                Terms = [.. used.Select(u => new TermUse(u.Key, u.Value)).OrderBy(u => u.Term)],
                Marks = TextMarks.Of(article),
                IsHan = article.Title.Count(Characters.IsHan) >= FewestHan,
                IsRoundUp = RoundUp.Is(article.Title),
            };
        }

        SourceBoilerplate.LeaveOut(read);
        foreach (var use in read.Where(a => a.IsHan).SelectMany(a => a.Terms))
        {
            vocabulary.Share(use.Term);
        }

        return read;
    }

    /// <summary>Some feeds write "&amp;#8217;" where plain text is due.</summary>
    private static string Plain(string text, int limit)
    {
        const int LongestReference = 8;
        var beginning = text.Length > limit * LongestReference ? text[..(limit * LongestReference)] : text;
        return beginning.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(beginning) : beginning;
    }
}
