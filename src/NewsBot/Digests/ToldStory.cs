using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>A story as a channel was told it, with what it takes to know it again when its articles are long out of sight.</summary>
/// <param name="Id">The same for each time that the story was told.</param>
/// <param name="Headline">The article that it was shown by.</param>
/// <param name="Until">When the newest of the articles was published that were shown.</param>
public sealed record ToldStory(StoryId Id, StoryArticle Headline, DateTimeOffset Until)
{
    /// <summary>What a channel remembers of a story in its digest.</summary>
    public static ToldStory Of(DigestStory story) => new(
        story.Id,
        new StoryArticle
        {
            Id = story.Articles[0].Value,
            Title = story.Headline,
            Text = story.Summary,
            Published = story.Sources[0].Published,
            Source = story.Sources[0].Name,
            Language = story.Language,
            Link = story.Link,
        },
        story.Latest);
}
