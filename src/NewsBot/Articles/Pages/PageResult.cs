namespace NewsBot.Articles.Pages;

/// <summary>What came of reading bytes as an article's page.</summary>
public abstract record PageResult
{
    private PageResult()
    {
    }

    public sealed record Read(ArticlePage Page) : PageResult;

    /// <param name="Reason">One line for whoever asked for the page.</param>
    public sealed record Unreadable(string Reason) : PageResult;
}
