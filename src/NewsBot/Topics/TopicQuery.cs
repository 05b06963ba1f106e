using System.Collections.Concurrent;

namespace NewsBot.Topics;

/// <summary>
/// A query as users of search tools write it: words, which stand for their inflections, <c>"phrases"</c>, <c>prefix*</c>, <c>AND</c> (or just
/// a blank), <c>OR</c>, <c>NOT</c> or <c>-</c>, parentheses; <c>title:</c>, or a language such as <c>en:</c> before any of them.
/// </summary>
/// <remarks>
/// AND binds before OR; <c>-word</c> excludes from all of its parentheses (<c>robot OR drone -toy</c>). A part for another language than
/// the text's is as if it were not written. Evaluated on hits found before, so it never sees the text.
/// </remarks>
internal sealed class TopicQuery
{
    public const int MaxLength = 2_000;
    public const int MaxTerms = 200;
    public const int MaxDepth = 20;

    private const string OtherLanguage = "";

    private readonly QueryNode root;

    // Those that the query names: articles name any.
    private readonly IReadOnlySet<string> languages;
    private readonly ConcurrentDictionary<string, Sides> sidesIn = new();

    public TopicQuery(QueryNode root, IReadOnlyList<Phrase> phrases, IReadOnlySet<string> languages, QueryError? hint)
    {
        this.root = root;
        this.languages = languages;
        Phrases = phrases;
        Hint = hint;
    }

    /// <summary>All phrases, each once; terms go by their number.</summary>
    public IReadOnlyList<Phrase> Phrases { get; }

    /// <summary>What may be meant otherwise than it is read.</summary>
    public QueryError? Hint { get; }

    /// <returns>The query, or in one line what is wrong, at which character, and the way out.</returns>
    public static (TopicQuery? Query, QueryError? Error) Parse(string text) =>
        text.Length > MaxLength
            ? (null, new QueryError(text, null, QueryProblem.TooLong, $"the query has {text.Length} characters, and {MaxLength} are allowed", "split the topic"))
            : new QueryParser(text).Parse();

    /// <summary>As it was understood, see <see cref="QueryText"/>.</summary>
    public override string ToString() => QueryText.Of(root, Phrases);

    /// <summary>What is sought and what excluded in texts of a language.</summary>
    public Sides In(string language) => sidesIn.GetOrAdd(languages.Contains(language) ? language : OtherLanguage, l =>
    {
        var terms = root.Terms(l).ToLookup(t => t.Excluded, t => t.Term.Phrase);
        return new Sides([.. terms[false]], [.. terms[true].Except(terms[false])]);
    });

    /// <param name="language">The text's.</param>
    /// <param name="stands">Whether a term's phrase stands where the term wants it.</param>
    public bool Holds(string language, Func<QueryNode.Term, bool> stands) => root.Holds(language, stands) == true;

    /// <summary>Phrases by number.</summary>
    internal sealed record Sides(HashSet<int> Sought, HashSet<int> Excluded);
}
