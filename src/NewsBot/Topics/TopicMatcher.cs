using NewsBot.Articles;

namespace NewsBot.Topics;

/// <summary>Matches texts against topics in one pass; for any number of threads.</summary>
/// <remarks>
/// A score is 1 less the doubt that is left. Each phrase that speaks for a topic leaves <c>1 - w</c> of the doubt, <c>w</c> being its weight
/// where the title has it, .9 of it in the lead and .65 further down; a second mention counts a quarter of the first, more count nothing. What
/// speaks against leaves <c>1 - w</c> of the score, and so does a context of which nothing is there.
/// A topic of a query alone weighs its words by their length, and has its threshold at least when the query holds.
/// </remarks>
public sealed class TopicMatcher
{
    private readonly CompiledTopic[] topics;
    private readonly PhraseIndex phrases;

    // One reading's memory, for whoever comes next.
    private TopicScan? spare;

    public TopicMatcher(IReadOnlyList<TopicDefinition> topics)
    {
        this.topics = [.. topics.Select(t => new CompiledTopic(t))];
        phrases = new PhraseIndex(this.topics);
    }

    /// <summary>The topics that a text has, best first.</summary>
    /// <param name="language">As <see cref="ArticleLanguage"/> tells it; looked for where null.</param>
    public IReadOnlyList<TopicMatch> Match(string title, string text, string? language = null) => Read(title, text, language, (scan, verdict) =>
    {
        var matches = new List<TopicMatch>();
        foreach (var topic in scan.Touched)
        {
            if (verdict.Of(topics[topic], scan.TallyOf(topic)) is { } match)
            {
                matches.Add(match);
            }
        }

        // Stable, so that equals stay in the order of the definitions.
        return matches.Count < 2 ? matches : [.. matches.OrderByDescending(m => m.Score)];
    });

    /// <summary>What a text has to do with each topic, and why, in the order of the definitions.</summary>
    /// <param name="language">As <see cref="ArticleLanguage"/> tells it; looked for where null.</param>
    public IReadOnlyList<TopicMatch> Explain(string title, string text, string? language = null) =>
        Read<IReadOnlyList<TopicMatch>>(title, text, language, (scan, verdict) => [.. topics.Select((t, i) => verdict.Explained(t, scan.TallyOf(i)))]);

    private T Read<T>(string title, string text, string? language, Func<TopicScan, TopicVerdict, T> judge)
    {
        using var titleField = new TextField(title, isTitle: true);
        using var textField = new TextField(text, isTitle: false);
        var scan = Interlocked.Exchange(ref spare, null) ?? new TopicScan(topics, phrases);
        scan.Read(titleField, textField);
        var result = judge(scan, new TopicVerdict(titleField, textField, language ?? ArticleLanguage.Detect(title, text)));
        scan.Clear();
        spare = scan;
        return result;
    }
}
