using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Topics;

namespace NewsBot.Tests.Pipeline;

public sealed class ArticleTagsTests
{
    /// <summary>One row too long fails the transaction of all articles of a message.</summary>
    [Fact]
    public void Of_KeepsEvidenceShort_WhenNobodySeesMostOfIt()
    {
        var article = new Article
        {
            Id = new ArticleId("1"),
            Title = "GPT" + new string('\u200B', 100_000) + "5",
            Text = "",
            Language = "en",
            FirstSeen = DateTimeOffset.UnixEpoch,
            Published = DateTimeOffset.UnixEpoch,
            SourceId = "s",
            SourceTitle = "S",
        };

        var tag = Assert.Single(ArticleTags.Of(article, page: null, new TopicMatcher(ShippedTopics.Default)));

        Assert.InRange(Assert.Single(tag.Evidence).Length, 1, Tag.MaxPhrase);
    }
}
