using NewsBot.Articles;

namespace NewsBot.Stories;

/// <summary>The addresses of an article: its own, and those that it points to.</summary>
internal static class Links
{
    private const int Most = 30;

    /// <param name="used">Gets their terms; true for its own.</param>
    public static void Read(StoryArticle article, Vocabulary vocabulary, Dictionary<int, bool> used)
    {
        if (Term(article.Link) is { } own)
        {
            used[vocabulary.Number(own, TermKind.Link)] = true;
        }

        foreach (var reference in article.References.Take(Most).Concat(InText(article.Text)))
        {
            if (Term(reference) is { } term)
            {
                used.TryAdd(vocabulary.Number(term, TermKind.Link), false);
            }
        }
    }

    private static string? Term(string? link) =>

        // A home page is many stories'.
        LinkIdentity.Of(link) is { } identity && identity.Contains('/', StringComparison.Ordinal) ? "//" + identity : null;

    private static IEnumerable<string> InText(string text)
    {
        const int Limit = 4_000;
        var read = text.Length > Limit ? text[..Limit] : text;
        var found = 0;
        for (var at = read.IndexOf("http", StringComparison.Ordinal); at >= 0 && found < Most; found++)
        {
            var end = at;
            while (end < read.Length && read[end] is > ' ' and < '\u007F' and not ('"' or '<' or '>' or ')' or ']'))
            {
                end++;
            }

            yield return read[at..end].TrimEnd('.', ',', ';', ':', '\'', '!', '?');
            at = read.IndexOf("http", Math.Max(end, at + 4), StringComparison.Ordinal);
        }
    }
}
