namespace NewsBot.Subscriptions;

/// <summary>Which of a topic's articles a subscription wants; what it does not let through is not wanted and never comes.</summary>
public sealed record ArticleFilter
{
    /// <summary>Of each list.</summary>
    public const int MaxEntries = 20;

    /// <summary>Characters of one query.</summary>
    public const int MaxQuery = 200;

    /// <summary>BCP 47: <c>en</c>, <c>zh</c> in either script, <c>zh-Hans</c>, <c>zh-Hant</c>, …; any where none is named.</summary>
    public IReadOnlyList<string> Languages { get => field ?? []; init; } = [];

    /// <summary>0 to 1.</summary>
    public double MinScore { get; init; }

    /// <summary>Ids of sources, and hosts of articles with those below them; any where none is named.</summary>
    public IReadOnlyList<string> Sources { get => field ?? []; init; } = [];

    /// <summary>Likewise, of what is left out.</summary>
    public IReadOnlyList<string> NotSources { get => field ?? []; init; } = [];

    /// <summary>Queries as topics have them, of which one must hold of title and summary; no matter where there are none.</summary>
    public IReadOnlyList<string> Words { get => field ?? []; init; } = [];

    /// <summary>Likewise, of which none may hold.</summary>
    public IReadOnlyList<string> NotWords { get => field ?? []; init; } = [];

    /// <summary>That it lets everything through.</summary>
    public bool IsOpen =>
        MinScore == 0 && Languages.Count + Sources.Count + NotSources.Count + Words.Count + NotWords.Count == 0;
}
