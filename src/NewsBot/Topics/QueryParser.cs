namespace NewsBot.Topics;

/// <summary>Reads a <see cref="TopicQuery"/>; takes the signs of a Chinese keyboard for those they look like.</summary>
internal sealed class QueryParser(string text)
{
    private static readonly HashSet<string> KnownLanguages =
        ["ar", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"];

    private readonly QueryCursor cursor = new(text);
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<Phrase> phrases = [];
    private readonly HashSet<string> languages = [];
    private int depth;
    private int terms;
    private QueryError? hint;

    public (TopicQuery? Query, QueryError? Error) Parse()
    {
        try
        {
            var root = ParseGroup(titleOnly: false);
            return cursor.AtEnd() ? (new TopicQuery(root, phrases, languages, hint), null) : throw cursor.Wrong(QueryProblem.LoneParenthesis, "a ')' without its '('", "take it out");
        }
        catch (QueryCursor.WrongException e)
        {
            return (null, e.Error);
        }
    }

    // Alternatives joined by OR, less what is excluded from all of them.
    private QueryNode ParseGroup(bool titleOnly)
    {
        if (++depth > TopicQuery.MaxDepth)
        {
            throw cursor.Wrong(QueryProblem.TooDeep, $"parentheses are nested more than {TopicQuery.MaxDepth} deep", "take some out");
        }

        var start = cursor.Next();
        var excluded = new List<QueryNode>();
        var alternatives = new List<QueryNode>();
        var isFurther = false;
        do
        {
            if (ParseAlternative(titleOnly, isFurther, excluded) is { } alternative)
            {
                alternatives.Add(alternative);
            }

            isFurther = true;
        }
        while (cursor.TakeWord("OR"));

        depth--;
        if (alternatives.Count == 0)
        {
            throw OnlyExclusions(start);
        }

        var anyOf = alternatives.Count > 1 ? [new QueryNode.Any(alternatives)] : alternatives;
        return AllOf([.. anyOf, .. excluded]);
    }

    // Parts joined by AND or blanks.
    private QueryNode? ParseAlternative(bool titleOnly, bool isFurther, List<QueryNode> excluded)
    {
        var start = cursor.Next();
        var parts = new List<QueryNode>();
        var isJoined = isFurther;
        for (var isFirst = true; isFirst || isJoined || !AtEndOfAlternative(); isFirst = false)
        {
            if (cursor.TakeNot())
            {
                // "a OR -b" and "a AND -b" exclude from their own part, "a OR b -c" from all.
                (isJoined ? parts : excluded).Add(new QueryNode.Not(ParsePart(titleOnly)));
            }
            else
            {
                parts.Add(ParsePart(titleOnly));
            }

            isJoined = cursor.TakeWord("AND");
        }

        return parts.Count == 0 ? null
            : parts.TrueForAll(p => p is QueryNode.Not) ? throw OnlyExclusions(start)
            : AllOf(parts);
    }

    private QueryNode ParsePart(bool titleOnly)
    {
        if (AtEndOfAlternative() || cursor.IsWord("AND"))
        {
            throw cursor.Wrong(QueryProblem.MissingWord, "a word is missing here", "write one, or one in quotes to look for 'and' or 'or'");
        }

        var start = cursor.Position;
        if (cursor.TakePrefix() is { } prefix)
        {
            var name = prefix.ToLowerInvariant();
            return name is "title" or "intitle" or "标题" or "標題" ? ParsePart(titleOnly: true)
                : KnownLanguages.Contains(name) ? ForLanguage(name, ParsePart(titleOnly))
                : throw cursor.Wrong(
                    QueryProblem.UnknownPrefix,
                    $"'{prefix}:' is neither title: nor a language such as en: or zh:",
                    "put the word in quotes to look for it as it is",
                    start);
        }

        if (cursor.TakeNot())
        {
            throw cursor.Wrong(
                QueryProblem.MisplacedExclusion, "an exclusion can't stand here", "put it before its word, outside of title: and the like, and once", start);
        }

        if (!cursor.Take('('))
        {
            return ParseTerm(titleOnly);
        }

        var group = ParseGroup(titleOnly);
        return cursor.Take(')') ? group : throw cursor.Wrong(QueryProblem.OpenParenthesis, "a '(' is not closed", "add ')'", start);
    }

    private QueryNode.Term ParseTerm(bool titleOnly)
    {
        var start = cursor.Position;
        var isQuoted = cursor.Current == '"';
        var written = isQuoted ? cursor.Quoted() : cursor.Bare();
        if (!written.Any(char.IsLetterOrDigit))
        {
            throw cursor.Wrong(QueryProblem.NoLetter, $"'{written}' has no letter or digit", "write AND, OR or NOT in capitals, or a word", start);
        }

        if (!isQuoted && QuerySigns.FirstWithoutMeaning(written) is var (sign, wayOut))
        {
            throw cursor.Wrong(QueryProblem.NoMeaning, $"'{written[sign]}' has no meaning here", wayOut, start + sign);
        }

        // In capitals it is a name, which is not inflected.
        var phrase = (isQuoted ? Phrase.ParseExact(written) : Phrase.Parse(written, inflected: written.Any(char.IsLower)))
            ?? throw cursor.Wrong(QueryProblem.LongWord, $"a word or phrase is longer than {Phrase.MaxLength} characters", "shorten it", start);
        if (!isQuoted && QuerySigns.OperatorFor(written) is { } meant)
        {
            hint ??= new QueryError(text, start, QueryProblem.OperatorAsWord, $"'{written}' is looked for as a word", $"write {meant} if it is not meant to be");
        }

        if (++terms > TopicQuery.MaxTerms)
        {
            throw cursor.Wrong(QueryProblem.TooManyWords, $"the query has more than {TopicQuery.MaxTerms} words", "split the topic", start);
        }

        if (!numbers.TryGetValue(phrase.Key, out var number))
        {
            number = numbers[phrase.Key] = phrases.Count;
            phrases.Add(phrase);
        }

        return new QueryNode.Term(number, titleOnly);
    }

    private QueryNode.ForLanguage ForLanguage(string language, QueryNode part)
    {
        languages.Add(language);
        return new QueryNode.ForLanguage(language, part);
    }

    private bool AtEndOfAlternative() => cursor.AtEnd() || cursor.Current == ')' || cursor.IsWord("OR");

    private static QueryNode AllOf(List<QueryNode> parts) => parts.Count == 1 ? parts[0] : new QueryNode.All(parts);

    private QueryCursor.WrongException OnlyExclusions(int where) =>
        cursor.Wrong(
            QueryProblem.OnlyExclusions, "there is nothing here but exclusions, and every other text would be found", "add a word that must be there", where);
}
