namespace NewsBot.Topics;

/// <summary>Reads a <see cref="TopicQuery"/>; takes the signs of a Chinese keyboard for those they look like.</summary>
internal sealed class QueryParser(string text)
{
    private static readonly HashSet<string> KnownLanguages =
        ["ar", "cs", "da", "de", "en", "es", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"];

    private readonly Dictionary<string, int> numbers = [];
    private readonly List<Phrase> phrases = [];
    private int at;
    private int depth;
    private int terms;

    public (TopicQuery? Query, QueryError? Error) Parse()
    {
        try
        {
            var root = ParseGroup(titleOnly: false);
            return AtEnd() ? (new TopicQuery(root, phrases), null) : throw Wrong("a ')' without its '('", "take it out");
        }
        catch (WrongException e)
        {
            return (null, e.Error);
        }
    }

    // Alternatives joined by OR, less what is excluded from all of them.
    private QueryNode ParseGroup(bool titleOnly)
    {
        if (++depth > TopicQuery.MaxDepth)
        {
            throw Wrong($"parentheses are nested more than {TopicQuery.MaxDepth} deep", "take some out");
        }

        var start = AtEnd() ? text.Length : at;
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
        while (TakeWord("OR"));

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
        var start = AtEnd() ? text.Length : at;
        var parts = new List<QueryNode>();
        var isJoined = isFurther;
        for (var isFirst = true; isFirst || isJoined || !AtEndOfAlternative(); isFirst = false)
        {
            if (TakeNot())
            {
                // "a OR -b" and "a AND -b" exclude from their own part, "a OR b -c" from all.
                (isJoined ? parts : excluded).Add(new QueryNode.Not(ParsePart(titleOnly)));
            }
            else
            {
                parts.Add(ParsePart(titleOnly));
            }

            isJoined = TakeWord("AND");
        }

        return parts.Count == 0 ? null
            : parts.TrueForAll(p => p is QueryNode.Not) ? throw OnlyExclusions(start)
            : AllOf(parts);
    }

    private QueryNode ParsePart(bool titleOnly)
    {
        if (AtEndOfAlternative() || IsWord("AND"))
        {
            throw Wrong("a word is missing here", "write one, or one in quotes to look for 'and' or 'or'");
        }

        var start = at;
        if (TakePrefix() is { } prefix)
        {
            return prefix.Equals("title", StringComparison.OrdinalIgnoreCase) ? ParsePart(titleOnly: true)
                : KnownLanguages.Contains(prefix.ToLowerInvariant()) ? new QueryNode.ForLanguage(prefix.ToLowerInvariant(), ParsePart(titleOnly))
                : throw Wrong($"'{prefix}:' is neither title: nor a language such as en: or zh:", "put the word in quotes to look for it as it is", start);
        }

        if (TakeNot())
        {
            throw Wrong("an exclusion can't stand here", "put it before its word, outside of title: and the like, and once", start);
        }

        if (!Take('('))
        {
            return ParseTerm(titleOnly);
        }

        var group = ParseGroup(titleOnly);
        return Take(')') ? group : throw Wrong("a '(' is not closed", "add ')'", start);
    }

    private QueryNode.Term ParseTerm(bool titleOnly)
    {
        var start = at;
        var isQuoted = Plain(text[at]) == '"';
        var written = isQuoted ? Quoted() : Bare();
        if (!written.Any(char.IsLetterOrDigit))
        {
            throw Wrong($"'{written}' has no letter or digit", "write AND, OR or NOT in capitals, or a word", start);
        }

        if (!isQuoted && written[..^1].Any(c => Plain(c) == '*'))
        {
            throw Wrong("a '*' stands within a word", "put it at the end of a word", start);
        }

        // In capitals it is a name, which is not inflected.
        var phrase = (isQuoted ? Phrase.ParseExact(written) : Phrase.Parse(written, inflected: written.Any(char.IsLower)))
            ?? throw Wrong($"a word or phrase is longer than {Phrase.MaxLength} characters", "shorten it", start);
        if (++terms > TopicQuery.MaxTerms)
        {
            throw Wrong($"the query has more than {TopicQuery.MaxTerms} words", "split the topic", start);
        }

        if (!numbers.TryGetValue(phrase.Key, out var number))
        {
            number = numbers[phrase.Key] = phrases.Count;
            phrases.Add(phrase);
        }

        return new QueryNode.Term(number, titleOnly);
    }

    private string Quoted()
    {
        var start = at++;
        while (at < text.Length && Plain(text[at]) != '"')
        {
            at++;
        }

        if (at == text.Length)
        {
            throw Wrong("a quotation mark is not closed", "add one", start);
        }

        var end = at++;
        var hasStar = at < text.Length && Plain(text[at]) == '*';
        at += hasStar ? 1 : 0;
        return string.Concat(text.AsSpan(start + 1, end - start - 1), hasStar ? "*" : "");
    }

    private string Bare()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && Plain(text[at]) is not ('(' or ')' or '"'))
        {
            at++;
        }

        return text[start..at];
    }

    /// <summary>Takes a word with a colon after it, such as <c>title:</c>.</summary>
    private string? TakePrefix()
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        if (end == at || end == text.Length || Plain(text[end]) != ':')
        {
            return null;
        }

        var name = text[at..end];
        at = end + 1;
        return name;
    }

    private bool TakeNot()
    {
        if (TakeWord("NOT"))
        {
            return true;
        }

        var start = at;
        if (AtEnd() || Plain(text[at]) != '-')
        {
            return false;
        }

        at++;
        return at < text.Length && !char.IsWhiteSpace(text[at])
            ? true
            : throw Wrong("a '-' stands alone", "put it right before the word to exclude, or take it out", start);
    }

    private bool Take(char c)
    {
        var found = !AtEnd() && Plain(text[at]) == c;
        at += found ? 1 : 0;
        return found;
    }

    private bool TakeWord(string word)
    {
        var found = IsWord(word);
        at += found ? word.Length : 0;
        return found;
    }

    // Operators are in capitals, so that "and" can be looked for.
    private bool IsWord(string word) =>
        !AtEnd() && string.CompareOrdinal(text, at, word, 0, word.Length) == 0
        && (at + word.Length == text.Length || char.IsWhiteSpace(text[at + word.Length]) || Plain(text[at + word.Length]) is '(' or ')' or '"');

    private bool AtEndOfAlternative() => AtEnd() || Plain(text[at]) == ')' || IsWord("OR");

    private bool AtEnd()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at == text.Length;
    }

    private static QueryNode AllOf(List<QueryNode> parts) => parts.Count == 1 ? parts[0] : new QueryNode.All(parts);

    private static char Plain(char c) => c switch
    {
        '（' => '(',
        '）' => ')',
        '“' or '”' or '„' or '＂' or '「' or '」' => '"',
        '：' => ':',
        '＊' => '*',
        '－' or '−' or '–' => '-',
        _ => c,
    };

    private WrongException Wrong(string problem, string wayOut, int? where = null) => new(new QueryError(text, where ?? at, problem, wayOut));

    private WrongException OnlyExclusions(int where) =>
        Wrong("there is nothing here but exclusions, and every other text would be found", "add a word that must be there", where);

    /// <summary>Leaves the recursion.</summary>
    private sealed class WrongException(QueryError error) : Exception
    {
        public QueryError Error => error;
    }
}
