namespace NewsBot.Topics;

/// <summary>
/// A query as users of search tools write it: words, <c>"phrases"</c>, <c>prefix*</c>, <c>AND</c> (or just a blank), <c>OR</c>, <c>NOT</c> or
/// <c>-</c>, parentheses, <c>title:</c> before a word or phrase. Evaluated on hits found before, so it never sees the text.
/// </summary>
internal abstract record TopicQuery
{
    public const int MaxLength = 2_000;
    private const int MaxTerms = 200;
    private const int MaxDepth = 20;

    private TopicQuery()
    {
    }

    /// <summary>Every term in the order of the query.</summary>
    public abstract IEnumerable<Term> Terms { get; }

    /// <param name="isHit">Whether a term stands in the text, as it asks.</param>
    public abstract bool Holds(Func<Term, bool> isHit);

    /// <returns>The query, or in one line what is wrong, at which character, and the way out.</returns>
    public static (TopicQuery? Query, string? Error) Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return (null, $"The query has {text.Length} characters; at most {MaxLength} are allowed.");
        }

        try
        {
            var query = new Parser(text).Parse();
            return query.Terms.Count() > MaxTerms ? (null, $"The query has more than {MaxTerms} words; split the topic.")
                : query.Holds(_ => false) ? (null, "The query is true of a text that has none of its words; add a word that must be there.")
                : (query, null);
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
    }

    /// <param name="Phrase">What to find.</param>
    /// <param name="TitleOnly">Nowhere but in the title.</param>
    public sealed record Term(Phrase Phrase, bool TitleOnly) : TopicQuery
    {
        public override IEnumerable<Term> Terms => [this];

        public override bool Holds(Func<Term, bool> isHit) => isHit(this);
    }

    private sealed record Both(TopicQuery Left, TopicQuery Right) : TopicQuery
    {
        public override IEnumerable<Term> Terms => Left.Terms.Concat(Right.Terms);

        public override bool Holds(Func<Term, bool> isHit) => Left.Holds(isHit) && Right.Holds(isHit);
    }

    private sealed record Either(TopicQuery Left, TopicQuery Right) : TopicQuery
    {
        public override IEnumerable<Term> Terms => Left.Terms.Concat(Right.Terms);

        public override bool Holds(Func<Term, bool> isHit) => Left.Holds(isHit) || Right.Holds(isHit);
    }

    private sealed record Without(TopicQuery Query) : TopicQuery
    {
        public override IEnumerable<Term> Terms => Query.Terms;

        public override bool Holds(Func<Term, bool> isHit) => !Query.Holds(isHit);
    }

    private sealed class Parser(string text)
    {
        private int at;
        private int depth;

        public TopicQuery Parse()
        {
            var query = ParseOr();
            return at < text.Length ? throw Wrong("a ')' without its '('; take it out") : query;
        }

        private TopicQuery ParseOr()
        {
            if (++depth > MaxDepth)
            {
                throw Wrong($"parentheses are nested more than {MaxDepth} deep");
            }

            var query = ParseAnd();
            while (TakeWord("OR"))
            {
                query = new Either(query, ParseAnd());
            }

            depth--;
            return query;
        }

        private TopicQuery ParseAnd()
        {
            var query = ParseNot();
            while (!AtEnd() && text[at] != ')' && !IsWord("OR"))
            {
                TakeWord("AND");
                query = new Both(query, ParseNot());
            }

            return query;
        }

        private TopicQuery ParseNot()
        {
            if (TakeWord("NOT") || TakeChar('-'))
            {
                return new Without(ParseNot());
            }

            if (!TakeChar('('))
            {
                return ParseTerm();
            }

            var query = ParseOr();
            return TakeChar(')') ? query : throw Wrong("a '(' is not closed; add ')'");
        }

        private Term ParseTerm()
        {
            const string Title = "title:";
            if (AtEnd() || text[at] == ')')
            {
                throw Wrong("a word is missing here");
            }

            var titleOnly = string.Compare(text, at, Title, 0, Title.Length, StringComparison.OrdinalIgnoreCase) == 0;
            at += titleOnly ? Title.Length : 0;
            var start = at;
            var written = at < text.Length && text[at] is '"' or '“' or '”' ? Quoted() : Bare();
            return Phrase.Parse(written) is { } phrase ? new Term(phrase, titleOnly) : throw Wrong("a word is missing here", start);
        }

        private string Quoted()
        {
            var start = at;
            var end = text.AsSpan(start + 1).IndexOfAny('"', '“', '”');
            if (end < 0)
            {
                throw Wrong("a quotation mark is not closed; add one", start);
            }

            at = start + end + 2;
            var star = at < text.Length && text[at] == '*';
            at += star ? 1 : 0;
            return string.Concat(text.AsSpan(start + 1, end), star ? "*" : "");
        }

        private string Bare()
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or '"'))
            {
                at++;
            }

            return text[start..at];
        }

        private bool TakeChar(char c)
        {
            var found = !AtEnd() && text[at] == c;
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
            && (at + word.Length == text.Length || char.IsWhiteSpace(text[at + word.Length]) || text[at + word.Length] == '(');

        private bool AtEnd()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            return at == text.Length;
        }

        private FormatException Wrong(string what, int? where = null) => new($"At character {(where ?? at) + 1} of the query: {what}.");
    }
}
