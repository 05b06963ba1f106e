namespace NewsBot.Stories;

/// <summary>One event as several articles tell it.</summary>
/// <param name="Id">Stays as long as its earliest article is among those that are grouped.</param>
/// <param name="Articles">At least one, the earliest first.</param>
public sealed record Story(StoryId Id, IReadOnlyList<StoryArticle> Articles)
{
    /// <summary>The article to show the story by.</summary>
    public StoryArticle HeadlineFor(string language) =>
        Articles.OrderByDescending(a => language.StartsWith(a.Language, StringComparison.Ordinal)).ThenByDescending(a => a.Text.Length).First();
}
