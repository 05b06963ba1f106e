using NewsBot.Digests;
using NewsBot.Stories;
using static NewsBot.Tests.Digests.TestNews;

namespace NewsBot.Tests.Digests;

public sealed class ToldStoriesTests
{
    [Fact]
    public void FromBytes_GivesTheStories_ThatWereWritten()
    {
        var told = Told(1, Headline(1)) with { Until = Now.AddHours(3) };

        Assert.Equivalent(told, Assert.Single(ToldStories.FromBytes(ToldStories.ToBytes([told]))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2, 3, 4 })]
    public void FromBytes_GivesNone_WhenAnotherVersionWroteTheRow(byte[]? bytes) => Assert.Empty(ToldStories.FromBytes(bytes));

    [Fact]
    public void ToBytes_KeepsAHundred_WhenTheyAreOrdinary()
    {
        var told = Enumerable.Range(0, 100).Select(i => Told(i, string.Concat(Enumerable.Repeat(Headline(i), 3)))).ToList();

        Assert.Equal(100, ToldStories.FromBytes(ToldStories.ToBytes(told)).Count);
    }

    [Fact]
    public void ToBytes_KeepsTheFirst_WhenTheyAreHostile()
    {
        var random = new Random(1);
        var told = Enumerable.Range(0, 100)
            .Select(i => Told(i, string.Concat(Enumerable.Range(0, 5_000).Select(_ => (char)random.Next(0x400, 0x2E00)))))
            .ToList();

        var bytes = ToldStories.ToBytes(told);

        Assert.InRange(bytes.Length, 1, PackedRows.MaxBytes);
        Assert.Equal(told[0].Id, ToldStories.FromBytes(bytes)[0].Id);
    }

    private static ToldStory Told(int number, string title) => new(
        new StoryId(Id(number).Value),
        new StoryArticle
        {
            Id = Id(number).Value,
            Title = title,
            Text = title.Length > 400 ? title : Body(number),
            Published = Now,
            Source = "Wire",
            Language = "en",
            Link = $"https://example.org/{number}",
        },
        Now);
}
