using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>To step Tag: articles whose blobs are written.</summary>
/// <param name="V">Version.</param>
/// <param name="Articles">1 to <see cref="MaxArticles"/>.</param>
/// <param name="HavePages">That what their pages say is kept as well, and is to be tagged with them.</param>
public sealed record ArticlesToTag(int V, IReadOnlyList<ArticleId> Articles, bool HavePages = false) : IStepMessage
{
    public const int MaxArticles = 200;
}
