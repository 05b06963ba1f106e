using NewsBot.Subscriptions;

namespace NewsBot.Tests.Subscriptions;

public sealed class ArticleFilterTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("ZH", "zh")]
    [InlineData("zh-hans", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-CN", "zh-Hans")]
    public void TryParseLanguage_ReadsWhatPeopleWrite(string text, string expected)
    {
        Assert.True(ArticleFilter.TryParseLanguage(text, out var language));
        Assert.Equal(expected, language);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("english")]
    [InlineData("en-GB")]
    [InlineData("e1")]
    public void TryParseLanguage_IsFalse_WhenItIsNone(string? text) => Assert.False(ArticleFilter.TryParseLanguage(text, out _));

    [Fact]
    public void IsOpen_IsTrue_WhenNothingIsAskedFor() => Assert.True(new ArticleFilter().IsOpen);

    [Fact]
    public void IsOpen_IsFalse_WhenOneThingIs() => Assert.False(new ArticleFilter { NotWords = ["toy"] }.IsOpen);
}
