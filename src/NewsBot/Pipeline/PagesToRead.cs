using System.Text.Json;
using NewsBot.Articles;

namespace NewsBot.Pipeline;

/// <summary>To step Read: articles of which the source has only a teaser, and whose pages lie on one host.</summary>
/// <param name="V">Version.</param>
/// <param name="Host">As in the pages' addresses.</param>
/// <param name="Since">When they were first sent; what is not read within <see cref="ReadOptions.GiveUpAfter"/> is tagged as it is.</param>
/// <param name="Pages">At least one, and as many as fit: what is of one host is read in one go, for only one may read there at a time.</param>
public sealed record PagesToRead(int V, string Host, DateTimeOffset Since, IReadOnlyList<PageToRead> Pages) : IStepMessage
{
    // Bytes of JSON, with room for the rest of a message.
    private const int MaxBytes = 40_000;

    /// <summary>The pages in as few messages as hold them.</summary>
    public static IEnumerable<PagesToRead> Of(string host, DateTimeOffset since, IEnumerable<PageToRead> pages)
    {
        var some = new List<PageToRead>();
        var bytes = 0;
        foreach (var page in pages)
        {
            var size = 100 + JsonEncodedText.Encode(page.Url).EncodedUtf8Bytes.Length;
            if (bytes + size > MaxBytes && some.Count > 0)
            {
                yield return new PagesToRead(1, host, since, some);
                some = [];
                bytes = 0;
            }

            some.Add(page);
            bytes += size;
        }

        if (some.Count > 0)
        {
            yield return new PagesToRead(1, host, since, some);
        }
    }
}

/// <param name="Article">Whose page it is.</param>
/// <param name="Url">Where the page is.</param>
/// <param name="Tries">Made so far.</param>
/// <param name="IsNews">As <see cref="ArticlesToTag.News"/>.</param>
public sealed record PageToRead(ArticleId Article, string Url, int Tries = 0, bool IsNews = false);
