using Moq;
using NewsBot.Chat;
using NewsBot.Subscriptions;
using static NewsBot.Tests.Chat.TestDigests;

namespace NewsBot.Tests.Chat;

public sealed class ConsoleChatTests : IDisposable
{
    private readonly StringWriter terminal = new() { NewLine = "\n" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void Render_PartsBetweenStories_WhenADigestIsTooLongForAProperty()
    {
        var stories = Enumerable.Range(0, 100)
            .Select(i => TestDigests.Story() with
            {
                Link = $"https://example.org/{i}/{new string('x', 1_900)}",
                Summary = new string('字', 600),
                Sources = [.. Enumerable.Repeat(Source(new string('名', 100), $"https://example.org/{new string('y', 175)}"), 9)],
            })
            .ToArray();

        var bodies = new ConsoleChat(TextWriter.Null).Render(TestDigests.Of(TestDigests.Section("GPT-5", stories)));

        Assert.InRange(bodies.Count, 2, 20);
        Assert.All(bodies, b => Assert.InRange(b.Length, 1, 32 * 1_024));
        Assert.All(stories, a => Assert.Single(bodies, b => b.Contains(a.Link ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_SaysSo_WhenThereIsNothing() => Assert.Equal(
        "News digest · 2026-11-24 09:00 · Asia/Shanghai · Nothing new.\n", Assert.Single(new ConsoleChat(TextWriter.Null).Render(Of())));

    [Fact]
    public void Render_LooksLikeTheSample_WhenADigestIsOrdinary()
    {
        var digest = Of(
            Section("GPT-5", Story(), Story("实验室创始人称GPT-5已在秘密训练，外界质疑其安全评估是否充分，监管机构要求公开更多信息，并表示不排除进一步调查") with
            {
                Sources = [Source("示例新闻"), Source("Example News", "https://example.org/gpt-5?from=zh"), Source("Third")],
                Summary = "",
                Earlier = "实验室创始人称GPT-5已在秘密训练",
                OtherTopics = ["Regulation", "Open source"],
            }),
            Section("Open source", Story("Open models lag by years, says a report that nobody has read to the end but everybody has an opinion on") with { Link = null }));

        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Chat", "TestData", "console-digest.txt")),
            Assert.Single(new ConsoleChat(terminal).Render(digest)));
    }

    [Theory]
    [InlineData("en", "▂▂▃▁▂▂█ 34 in 7 days")]
    [InlineData("zh-Hans", "▂▂▃▁▂▂█ 近 7 天 34 篇")]
    public void Render_ShowsTheLastDays_UnderATopicsName(string language, string expected)
    {
        var topic = Section("GPT-5", Story()) with { LastDays = [1, 2, 5, 0, 3, 2, 21] };

        var text = Assert.Single(new ConsoleChat(terminal).Render(Of(topic) with { Language = language }));

        Assert.Contains($"\nGPT-5\n─────\n{expected}\n\n  1. GPT-5 is here\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SteersNoTerminal_WhenArticlesTry()
    {
        var hostile = Story("\u001b[2J\u001b]0;owned\u0007Title\r\nforged line") with
        {
            Sources = [Source("\u001b[31mSource"), Source("\u001b[31mOther", "https://example.org/\u001b[31m")],
            Earlier = "\u001b[31mEarlier",
            Summary = "\u202Eback\u0008wards",
            Link = "https://example.org/\u001b[31m",
            OtherTopics = ["\u001b[5mblink"],
        };

        var text = Assert.Single(new ConsoleChat(terminal).Render(Of(Section("\u001b[1mTopic", hostile))));

        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Contains("  1. Title forged line\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostAsync_PrintsOnce_WhenRepeated()
    {
        var chat = new ConsoleChat(terminal);
        var part = FrozenPart.Freeze(ChannelId.Console, "digest", Due);

        await chat.PostAsync(ChannelId.Console, part, Cancel);
        await chat.PostAsync(ChannelId.Console, part, Cancel);

        Assert.Equal("digest\n", terminal.ToString());
        Assert.Equal(PostedCheck.Found, await chat.FindAsync(ChannelId.Console, part, Cancel));
    }

    [Fact]
    public async Task FindAsync_DoesNotKnow_WhenAnotherProcessMayHavePrinted() =>
        Assert.Equal(
            PostedCheck.Unknown,
            await new ConsoleChat(terminal).FindAsync(ChannelId.Console, FrozenPart.Freeze(ChannelId.Console, "digest", Due), Cancel));

    [Fact]
    public async Task PostAsync_IsInDoubt_WhenTheTerminalIsClosed()
    {
        var closed = new Mock<TextWriter>();
        closed.Setup(w => w.WriteLine(It.IsAny<string>())).Throws(new IOException("Broken pipe"));

        var result = await new ConsoleChat(closed.Object).PostAsync(
            ChannelId.Console, FrozenPart.Freeze(ChannelId.Console, "digest", Due), Cancel);

        Assert.IsType<PostResult.InDoubt>(result);
    }
}
