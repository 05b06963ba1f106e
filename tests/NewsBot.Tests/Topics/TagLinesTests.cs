using System.Text;
using NewsBot.Cli.Verbs;
using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class TagLinesTests
{
    [Fact]
    public async Task Lines_AreAnswered_WhenACharacterIsCutThrough()
    {
        var answers = await TagAsync("""{"id":"1\ud83d","title":"\\ud800 \ud83d\ude00 \ud800 GPT-5"}"""u8.ToArray());

        Assert.StartsWith("{\"id\":\"1\uFFFD\",", answers, StringComparison.Ordinal);
        Assert.Contains("\"start\":12,\"end\":17,\"text\":\"GPT-5\"", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_AreAnswered_WhenAByteIsNoText() =>
        Assert.Contains("gpt-5", await TagAsync([.. "{\"title\":\"GPT-5 "u8, 0xFF, .. "\"}"u8]), StringComparison.Ordinal);

    [Fact]
    public async Task Lines_AreAnswered_BehindAByteOrderMark() =>
        Assert.Contains("gpt-5", await TagAsync([.. Encoding.UTF8.Preamble, .. "{\"title\":\"GPT-5\"}"u8]), StringComparison.Ordinal);

    private static async Task<string> TagAsync(byte[] lines)
    {
        using var output = new MemoryStream();
        await new TagLines(new TopicMatcher(ShippedTopics.Default)).RunAsync(new MemoryStream(lines), output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
