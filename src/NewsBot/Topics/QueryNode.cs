namespace NewsBot.Topics;

/// <summary>
/// A part of a query. It holds, it does not, or it says nothing (null): a part for another language than the text's is as if it were not
/// written.
/// </summary>
internal abstract record QueryNode
{
    /// <param name="language">The text's, as <see cref="Articles.ArticleLanguage"/> tells it.</param>
    /// <param name="stands">Whether a term's phrase stands where the term wants it.</param>
    public abstract bool? Holds(string language, Func<Term, bool> stands);

    /// <summary>The terms below, and whether they are excluded.</summary>
    /// <param name="language">Without the parts for others than this.</param>
    public abstract IEnumerable<(Term Term, bool Excluded)> Terms(string language);

    /// <param name="Phrase">Its number among the query's phrases.</param>
    /// <param name="TitleOnly">Nowhere but in the title.</param>
    public sealed record Term(int Phrase, bool TitleOnly) : QueryNode
    {
        public override bool? Holds(string language, Func<Term, bool> stands) => stands(this);

        public override IEnumerable<(Term Term, bool Excluded)> Terms(string language) => [(this, false)];
    }

    public sealed record All(IReadOnlyList<QueryNode> Parts) : QueryNode
    {
        public override bool? Holds(string language, Func<Term, bool> stands)
        {
            bool? holds = null;
            foreach (var part in Parts)
            {
                switch (part.Holds(language, stands))
                {
                    case false: return false;
                    case true: holds = true; break;
                }
            }

            return holds;
        }

        public override IEnumerable<(Term Term, bool Excluded)> Terms(string language) => Parts.SelectMany(p => p.Terms(language));
    }

    public sealed record Any(IReadOnlyList<QueryNode> Parts) : QueryNode
    {
        public override bool? Holds(string language, Func<Term, bool> stands)
        {
            bool? holds = null;
            foreach (var part in Parts)
            {
                switch (part.Holds(language, stands))
                {
                    case true: return true;
                    case false: holds = false; break;
                }
            }

            return holds;
        }

        public override IEnumerable<(Term Term, bool Excluded)> Terms(string language) => Parts.SelectMany(p => p.Terms(language));
    }

    /// <summary>An exclusion forbids, but that nothing is there to forbid makes nothing true.</summary>
    public sealed record Not(QueryNode Part) : QueryNode
    {
        public override bool? Holds(string language, Func<Term, bool> stands) => Part.Holds(language, stands) == true ? false : null;

        public override IEnumerable<(Term Term, bool Excluded)> Terms(string language) => Part.Terms(language).Select(t => (t.Term, true));
    }

    public sealed record ForLanguage(string Language, QueryNode Part) : QueryNode
    {
        public override bool? Holds(string language, Func<Term, bool> stands) => language == Language ? Part.Holds(language, stands) : null;

        public override IEnumerable<(Term Term, bool Excluded)> Terms(string language) =>
            language == Language ? Part.Terms(language) : [];
    }
}
