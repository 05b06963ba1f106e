using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>To step Read: articles of which the source has only a teaser, and whose pages lie on one host.</summary>
/// <param name="V">Version.</param>
/// <param name="Host">As in the pages' addresses.</param>
/// <param name="Since">When they were first sent; what is not read within <see cref="ReadOptions.GiveUpAfter"/> is tagged as it is.</param>
/// <param name="Pages">1 to <see cref="MaxPages"/>.</param>
public sealed record PagesToRead(int V, string Host, DateTimeOffset Since, IReadOnlyList<PageToRead> Pages) : IStepMessage
{
    /// <summary>With the longest addresses still under the size of a message.</summary>
    public const int MaxPages = 20;
}

/// <param name="Article">Whose page it is.</param>
/// <param name="Url">Where the page is.</param>
/// <param name="Tries">Made so far.</param>
public sealed record PageToRead(ArticleId Article, string Url, int Tries = 0);
