using NewsBot.Stories;

namespace NewsBot.Tests.Stories;

/// <summary>Articles of tests, each of its own source unless said.</summary>
internal static class GivenArticle
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public static StoryArticle Of(string id, string title, string text = "", double day = 0, string? source = null) =>
        new() { Id = id, Title = title, Text = text, Published = Noon.AddDays(day), Source = source ?? "source of " + id };

    public static IReadOnlyList<Story> Group(params StoryArticle[] articles) => StoryGrouper.Group(articles);

    /// <summary>Whether two articles are in one story, also where others of the field are about.</summary>
    public static bool AreOneStory(StoryArticle a, StoryArticle b) =>
        Group([a, b]).Count == 1 && StoryGrouper.Group([a, b, .. Others]).Any(s => s.Articles.Contains(a) && s.Articles.Contains(b));

    public static bool AreApart(StoryArticle a, StoryArticle b) =>
        Group([a, b]).Count == 2 && StoryGrouper.Group([a, b, .. Others]).All(s => !s.Articles.Contains(a) || !s.Articles.Contains(b));

    private static StoryArticle[] Others =>
    [
        Of("o1", "Anthropic hires a former regulator for its policy team"),
        Of("o2", "OpenAI moves its evaluation team to Zurich", day: 0.3),
        Of("o3", "谷歌关闭一项图片功能", day: 0.5),
        Of("o4", "Nvidia supplier reports slow quarter", day: 1),
        Of("o5", "小米公布新款扫地机器人", day: 1.5),
        Of("o6", "Why I stopped using agents for spreadsheets", day: 2),
    ];
}
