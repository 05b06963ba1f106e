using System.Text.RegularExpressions;

namespace NewsBot.IntegrationTests.Cli;

public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_DoesTheMainJobAndPostsNothingTwice()
    {
        using var newsbot = new NewsBotProgram();

        var demo = await newsbot.RunAsync("demo");

        Assert.Equal(0, demo.ExitCode);
        Assert.Contains("119 new articles", demo.Output, StringComparison.Ordinal);
        Assert.Contains("News digest", demo.Output, StringComparison.Ordinal);
        Assert.Contains("storage operations", demo.Output, StringComparison.Ordinal);
        var rounds = demo.Output.Split("Second round");
        Assert.Equal(2, rounds.Length);
        Assert.Contains("2 new articles", rounds[1], StringComparison.Ordinal);
        Assert.Contains(" sources: ", rounds[0], StringComparison.Ordinal);
        Assert.Contains("Follow-up · earlier: ", rounds[1], StringComparison.Ordinal);
        var links = Link().Matches(demo.Output).Select(m => m.Value).ToList();
        Assert.InRange(links.Count, 40, 200);
        Assert.Equal(links.Count, links.Distinct().Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(newsbot.Folder));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\S+$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
