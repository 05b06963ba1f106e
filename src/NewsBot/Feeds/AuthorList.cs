namespace NewsBot.Feeds;

/// <summary>People as they are named, each once, up to a limit.</summary>
internal sealed class AuthorList(int limit)
{
    private List<FeedAuthor>? authors;

    public bool IsFull => authors?.Count >= limit;

    /// <summary>One of the same name is the same person, whichever of the feed's vocabularies says more of him.</summary>
    public void Add(FeedAuthor? author)
    {
        if (author is null || IsFull)
        {
            return;
        }

        authors ??= [];
        var known = author.Name is null ? authors.IndexOf(author) : authors.FindIndex(a => a.Name == author.Name);
        if (known < 0)
        {
            authors.Add(author);
        }
        else if (authors[known].Url is null)
        {
            authors[known] = author;
        }
    }

    public IReadOnlyList<FeedAuthor> ToList() => authors is null ? [] : authors;
}
