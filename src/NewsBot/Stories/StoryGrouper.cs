namespace NewsBot.Stories;

/// <summary>Finds which articles tell the same event.</summary>
public static class StoryGrouper
{
    /// <summary>Each article in exactly one story; stories in the order of their earliest article.</summary>
    public static IReadOnlyList<Story> Group(IReadOnlyList<StoryArticle> articles) =>
        [.. articles.OrderBy(a => a.Published).ThenBy(a => a.Id, StringComparer.Ordinal).GroupBy(a => string.Join(" ", a.Title.Split(" ").Take(2))).Select(g => new Story(new StoryId(g.First().Id), [.. g]))];
}
