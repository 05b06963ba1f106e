namespace NewsBot.Topics;

/// <summary>A query as it was understood: each AND written out, parentheses where parts are grouped, quotes where words count as they are.</summary>
internal static class QueryText
{
    public static string Of(QueryNode node, IReadOnlyList<Phrase> phrases)
    {
        return node switch
        {
            QueryNode.Term term => (term.TitleOnly ? "title:" : "") + Quoted(phrases[term.Phrase]),
            QueryNode.All all => string.Join(" AND ", all.Parts.Select(Part)),
            QueryNode.Any any => string.Join(" OR ", any.Parts.Select(Part)),
            QueryNode.Not not => "NOT " + Part(not.Part),
            QueryNode.ForLanguage only => $"{only.Language}:{Part(only.Part)}",
            _ => throw new InvalidOperationException($"No form is known for {node.GetType().Name}."),
        };

        string Part(QueryNode part) => part is QueryNode.All or QueryNode.Any ? $"({Of(part, phrases)})" : Of(part, phrases);
    }

    // One form is what quotes ask for; a prefix has no more anyway, and Chinese words none.
    private static string Quoted(Phrase phrase) =>
        phrase.Written.Contains(' ', StringComparison.Ordinal) || (phrase.Forms.Count == 1 && !phrase.IsPrefix && phrase.Written.Any(Phrase.IsWordCharacter))
            ? phrase.IsPrefix ? $"\"{phrase.Written.TrimEnd('*')}\"*" : $"\"{phrase.Written}\""
            : phrase.Written;
}
