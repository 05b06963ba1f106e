using NewsBot.Chat;

namespace NewsBot.Tests.Chat;

public sealed class ChatTextsTests
{
    [Fact]
    public void Languages_AreThree() =>
        Assert.Equal(["en", "zh-Hans", "zh-Hant"], ChatTexts.Languages.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("zh-Hans", "新闻摘要")]
    [InlineData("zh-hant", "新聞摘要")]
    [InlineData("en", "News digest")]
    [InlineData("tlh", "News digest")]
    public void For_GivesTheLanguageOrEnglish(string language, string digest) => Assert.Equal(digest, ChatTexts.For(language).Digest);

    [Theory]
    [InlineData("en", 1, "1 story")]
    [InlineData("en", 2, "2 stories")]
    [InlineData("zh-Hans", 2, "2 条新闻")]
    [InlineData("zh-Hant", 2, "2 則新聞")]
    public void CountOfStories_SpeaksTheLanguage(string language, int count, string expected) =>
        Assert.Equal(expected, ChatTexts.For(language).CountOfStories(count));
}
