using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>To step Tag: articles whose blobs are written.</summary>
/// <param name="V">Version.</param>
/// <param name="Articles">1 to <see cref="MaxArticles"/>.</param>
public sealed record ArticlesToTag(int V, IReadOnlyList<ArticleId> Articles) : IStepMessage
{
    public const int MaxArticles = 200;
}
