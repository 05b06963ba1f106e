namespace NewsBot.Storage;

/// <summary>
/// Names of the container, queues and tables, which others rely on. They are no settings: who sends, receives, counts and replays must agree,
/// hosts and command line of every version alike, and only another account, which is a setting, keeps two bots apart.
/// </summary>
public static class StorageNames
{
    public const string Articles = "articles";

    public const string SourcesToFetch = "sources-to-fetch";
    public const string PagesToRead = "pages-to-read";
    public const string ArticlesToTag = "articles-to-tag";
    public const string DigestsToPost = "digests-to-post";
    public const string InteractionsToAnswer = "interactions-to-answer";

    public const string Sources = "Sources";
    public const string Topics = "Topics";
    public const string Tags = "Tags";
    public const string Subscriptions = "Subscriptions";
    public const string Digests = "Digests";
    public const string Failures = "Failures";

    public static readonly IReadOnlyList<string> Queues = [SourcesToFetch, PagesToRead, ArticlesToTag, DigestsToPost, InteractionsToAnswer];
    public static readonly IReadOnlyList<string> Tables = [Sources, Topics, Tags, Subscriptions, Digests, Failures];

    /// <summary>Where Azure Functions puts a message that failed for good.</summary>
    public static string Poison(string queue) => queue + "-poison";
}
