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
    [InlineData(1, "1 article")]
    [InlineData(2, "2 articles")]
    public void CountOfArticles_SpeaksEnglish(int count, string expected) =>
        Assert.Equal(expected, ChatTexts.For("en").CountOfArticles(count));
}
