using NewsBot.Stories;
using static NewsBot.Tests.Stories.GivenArticle;

namespace NewsBot.Tests.Stories;

/// <summary>Inputs that make grouping slow where its lists are not bounded; each would take minutes then.</summary>
public sealed class HostileGroupTests
{
    [Fact(Timeout = 30_000)]
    public async Task Group_JoinsOneTitle_FromFiveThousandSources()
    {
        var stories = await GroupAsync([.. Enumerable.Range(0, 5_000).Select(i => Of($"n{i:0000}", "Bluefin buys search startup Quarrel", day: i / 5_000.0))], TestContext.Current.CancellationToken);

        Assert.Single(stories);
    }

    [Fact(Timeout = 30_000)]
    public async Task Group_Ends_WhereAllArticlesShareManyWords()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(i => "shared" + (char)('a' + (i % 26)) + (char)('a' + (i / 26))));
        var stories = await GroupAsync([.. Enumerable.Range(0, 5_000).Select(i => Of($"n{i:0000}", $"Number {i}", words, source: "s"))], TestContext.Current.CancellationToken);

        Assert.Equal(5_000, stories.Sum(s => s.Articles.Count));
    }

    [Fact(Timeout = 30_000)]
    public async Task Group_ReadsOnlyTheBeginning_OfLongTexts()
    {
        var text = string.Concat(Enumerable.Repeat("nothing but words http://x.example/y 芯片 ", 50_000));
        var stories = await GroupAsync([.. Enumerable.Range(0, 40).Select(i => Of($"n{i}", $"Letter {i}", text, source: "s"))], TestContext.Current.CancellationToken);

        Assert.Equal(40, stories.Sum(s => s.Articles.Count));
    }

    [Fact]
    public void Group_Takes_BrokenCharacters() =>
        Assert.Equal(2, Group(Of("a", "\uD800 bro\u0000ken \uDFFF", "\uFFFE#9999999999999999999999 $.%"), Of("b", "& &#x110000; &amp;amp; 1,,,2...3")).Count);

    private static Task<IReadOnlyList<Story>> GroupAsync(StoryArticle[] articles, CancellationToken cancellationToken) =>
        Task.Run(() => StoryGrouper.Group(articles), cancellationToken);
}
