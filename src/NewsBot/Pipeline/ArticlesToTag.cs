using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>To step Tag: articles whose blobs are written.</summary>
/// <param name="V">Version.</param>
/// <param name="Articles">1 to <see cref="MaxArticles"/>.</param>
/// <param name="HavePages">That what their pages say is kept as well, and is to be tagged with them.</param>
/// <param name="News">Those of them that are news of their source, though another may have brought them as its backlog.</param>
public sealed record ArticlesToTag(
    int V, IReadOnlyList<ArticleId> Articles, bool HavePages = false, IReadOnlyList<ArticleId>? News = null) : IStepMessage
{
    public const int MaxArticles = 200;
}
