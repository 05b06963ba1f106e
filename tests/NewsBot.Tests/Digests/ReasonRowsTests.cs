using NewsBot.Digests;
using NewsBot.Tests.Chat;
using NewsBot.Topics;

namespace NewsBot.Tests.Digests;

public sealed class ReasonRowsTests
{
    [Fact]
    public void FromBytes_GivesTheReasons_ThatWereWritten()
    {
        var story = TestDigests.Story("GPT-5 is here") with { Reasons = [Reason("gpt-5", 0.876, "GPT-5", "OpenAI"), Reason("regulation", 0.5)] };

        var kept = Assert.Single(ReasonRows.FromBytes(ReasonRows.ToBytes([story])));

        Assert.Equal("GPT-5 is here", kept.Headline);
        Assert.Equal(["gpt-5", "regulation"], kept.Topics.Select(t => t.Topic.Value));
        Assert.Equal([0.88, 0.5], kept.Topics.Select(t => t.Score));
        Assert.Equal(["GPT-5", "OpenAI"], kept.Topics[0].Phrases);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2, 3, 4 })]
    public void FromBytes_GivesNone_WhenTheRowHasNoneOrAnotherVersions(byte[]? bytes) => Assert.Empty(ReasonRows.FromBytes(bytes));

    [Fact]
    public void ToBytes_KeepsAHundred_WhenTheyAreOrdinary()
    {
        var stories = Enumerable.Range(0, 100).Select(i => TestDigests.Story(TestNews.Headline(i)) with
        {
            Reasons = [.. Enumerable.Range(0, 4).Select(t => Reason($"topic-{t}", 0.9, [.. Enumerable.Range(0, 8).Select(p => TestNews.Headline((i * 8) + p))]))],
        });

        Assert.Equal(100, ReasonRows.FromBytes(ReasonRows.ToBytes(stories)).Count);
    }

    [Fact]
    public void ToBytes_KeepsTheFirst_WhenTheyAreHostile()
    {
        var random = new Random(1);
        string Noise() => string.Concat(Enumerable.Range(0, 5_000).Select(_ => (char)random.Next(0x400, 0x2E00)));
        var stories = Enumerable.Range(0, 100).Select(_ => TestDigests.Story(Noise()) with
        {
            Reasons = [.. Enumerable.Range(0, 30).Select(t => Reason($"topic-{t}", 0.9, [.. Enumerable.Range(0, 8).Select(_ => Noise())]))],
        }).ToList();

        var bytes = ReasonRows.ToBytes(stories);

        Assert.InRange(bytes.Length, 1, PackedRows.MaxBytes);
        Assert.InRange(ReasonRows.FromBytes(bytes).Count, 1, 99);
        Assert.StartsWith(stories[0].Headline[..20], ReasonRows.FromBytes(bytes)[0].Headline, StringComparison.Ordinal);
    }

    private static TopicReason Reason(string topic, double score, params string[] phrases) => new(new TopicId(topic), topic + "!", score, phrases);
}
