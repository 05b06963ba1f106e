using NewsBot.Stories;
using static NewsBot.Tests.Stories.GivenArticle;

namespace NewsBot.Tests.Stories;

public sealed class StoryTests
{
    private static readonly Story Told = new(new StoryId("e"),
    [
        Of("e", "Nvidia invests in Fernhill", "Short.", source: "Wire"),
        Of("s", "英伟达投资芬希尔", "很短。", day: 0.1, source: "海港报"),
        Of("t", "輝達投資芬希爾", "很短。", day: 0.2, source: "海港報"),
        Of("l", "Nvidia puts money into Fernhill", new string('x', 500), day: 0.3, source: "Wire"),
    ]);

    [Theory]
    [InlineData("en", "l")]
    [InlineData("zh-Hans", "s")]
    [InlineData("zh-Hant", "t")]
    [InlineData("zh", "s")]
    public void HeadlineFor_IsInTheReadersLanguage(string language, string id) => Assert.Equal(id, Told.HeadlineFor(language).Id);

    [Fact]
    public void HeadlineFor_TakesTheOtherScript_BeforeAnotherLanguage()
    {
        var told = Told with { Articles = [.. Told.Articles.Where(a => a.Id != "t")] };

        Assert.Equal("s", told.HeadlineFor("zh-Hant").Id);
    }

    [Fact]
    public void HeadlineFor_IsTheEarliest_OfThoseAsComplete()
    {
        var told = new Story(new StoryId("a"), [Of("a", "Orchid 4 is here", "One line."), Of("b", "Orchid 4 arrives", "Another line.", day: 1)]);

        Assert.Equal("a", told.HeadlineFor("fr").Id);
    }

    [Fact]
    public void Sources_AreEachOnce_InTheOrderOfTheirTelling() => Assert.Equal(["Wire", "海港报", "海港報"], Told.Sources);
}
