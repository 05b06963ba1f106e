using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Pipeline;

namespace NewsBot.Tests.Pipeline;

public sealed class PagesToReadTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(100, 40, 1)]
    [InlineData(400, 40, 2)]
    [InlineData(60, 1_900, 12)]
    public void Of_TakesAsFewMessagesAsHoldThePages(int count, int pathLength, int mostMessages)
    {
        // The longest that JSON makes of a character.
        var path = new string('页', pathLength);
        var pages = Enumerable.Range(0, count).Select(i => new PageToRead(ArticleId.OfEntry("s", $"{i}"), $"http://site.example/{i}/{path}")).ToList();

        var messages = PagesToRead.Of("site.example", Now, pages).ToList();

        Assert.Equal(pages, messages.SelectMany(m => m.Pages));
        Assert.All(messages, m => Assert.True(JsonSerializer.SerializeToUtf8Bytes(m, StepJson.Default.PagesToRead).Length <= 48 * 1_024));
        Assert.InRange(messages.Count, 1, mostMessages + (count * 6 * pathLength / 40_000));
    }
}
