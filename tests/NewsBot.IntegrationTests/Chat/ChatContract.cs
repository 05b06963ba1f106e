using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Digests;
using NewsBot.IntegrationTests.Discord;
using NewsBot.Stories;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Chat;

/// <summary>What every transport to Discord must do, whichever library it is built on.</summary>
public abstract class ChatContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(Now);

    protected StandInDiscord Discord { get; private set; } = null!; // Set before any test, by xunit's InitializeAsync.

    protected StandInChannel Channel { get; private set; } = null!;

    /// <summary>Whether a nonce keeps a message from standing twice, and the history can be read.</summary>
    protected abstract bool HasMemory { get; }

    protected abstract IChat Chat { get; }

    protected abstract ChannelId Target { get; }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        Discord = await StandInDiscord.StartAsync(Clock, Cancel);
        Channel = Discord.AddChannel();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task PostAsync_StandsInTheChannel_WhenTheDigestIsRendered()
    {
        var result = await Chat.PostAsync(Target, Part(), Cancel);

        var message = Assert.Single(Channel.Messages);
        Assert.Equal(new PostResult.Posted(message.Body["id"]!.ToString()), result);
        Assert.Contains("GPT-5 is here", message.Embeds[0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostAsync_PingsNobody_WhenArticlesTry()
    {
        await Chat.PostAsync(Target, Part(title: "@everyone <@&165511591545143296> <@80351110224678912> @here"), Cancel);

        Assert.Empty(Assert.Single(Channel.Messages).Pings);
    }

    [Fact]
    public async Task PostAsync_PingsTheRoleAlone_WhenOneIsToBeMentioned()
    {
        await Chat.PostAsync(Target, Part(title: "@everyone <@&80351110224678912>", mentionRole: "165511591545143297"), Cancel);

        Assert.Equal(["&165511591545143297"], Assert.Single(Channel.Messages).Pings);
    }

    [Fact]
    public async Task PostAsync_StandsOnce_WhenRepeatedWithinTheNoncesMemory()
    {
        var first = await Chat.PostAsync(Target, Part(), Cancel);
        var second = await Chat.PostAsync(Target, Part(), Cancel);

        Assert.Equal(HasMemory ? 1 : 2, Channel.Messages.Count);
        Assert.Equal(HasMemory, first == second);
    }

    [Fact]
    public async Task PostAsync_TellsToComeLaterWithoutSending_WhenTheBucketIsEmpty()
    {
        Discord.Limits.PerWindow = 2;
        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<PostResult.Posted>(await Chat.PostAsync(Target, Part(i), Cancel));
        }

        var later = Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(3), Cancel));
        Clock.Advance(later.After);
        var after = await Chat.PostAsync(Target, Part(3), Cancel);

        Assert.IsType<PostResult.Posted>(after);
        Assert.Equal(Discord.Limits.Window, later.After);
        Assert.Equal(0, Discord.Limits.Refused);
        Assert.Equal(3, Discord.Requests.Count);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    public async Task PostAsync_WaitsAsTold_WhenDiscordLimits(string scope)
    {
        Discord.FailNext(new Fault.RateLimit(scope, TimeSpan.FromSeconds(64.57)));

        var first = await Chat.PostAsync(Target, Part(), Cancel);
        var second = await Chat.PostAsync(Target, Part(), Cancel);
        Clock.Advance(TimeSpan.FromSeconds(65));
        var third = await Chat.PostAsync(Target, Part(), Cancel);

        Assert.Equal(TimeSpan.FromSeconds(64.57), Assert.IsType<PostResult.Later>(first).After);
        Assert.IsType<PostResult.Later>(second);
        Assert.IsType<PostResult.Posted>(third);
        Assert.Equal(2, Discord.Requests.Count);
    }

    [Fact]
    public async Task PostAsync_BelievesCloudflare_WhenItLimitsWithoutJson()
    {
        Discord.FailNext(new Fault.Cloudflare(TimeSpan.FromMinutes(7)));

        var first = await Chat.PostAsync(Target, Part(), Cancel);
        var second = await Chat.PostAsync(Target, Part(), Cancel);

        Assert.Equal(TimeSpan.FromMinutes(7), Assert.IsType<PostResult.Later>(first).After);
        Assert.IsType<PostResult.Later>(second);
        Assert.Single(Discord.Requests);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task PostAsync_IsInDoubt_WhenDiscordFails(int status)
    {
        Discord.FailNext(new Fault.Status(status, "<html>upstream</html>"));

        Assert.IsType<PostResult.InDoubt>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_IsInDoubt_WhenTheConnectionBreaksBeforeTheMessageStands()
    {
        Discord.FailNext(new Fault.DropBeforeReading());

        Assert.IsType<PostResult.InDoubt>(await Chat.PostAsync(Target, Part(), Cancel));
        Assert.Empty(Channel.Messages);
    }

    [Fact]
    public async Task PostAsync_IsInDoubt_WhenTheConnectionBreaksAfterTheMessageStands()
    {
        Discord.FailNext(new Fault.DropAfterAccepting());

        Assert.IsType<PostResult.InDoubt>(await Chat.PostAsync(Target, Part(), Cancel));
        Assert.Single(Channel.Messages);
    }

    [Fact]
    public async Task PostAsync_IsInDoubt_WhenNoAnswerComes()
    {
        Discord.FailNext(new Fault.Delay(TimeSpan.FromHours(1)));

        var post = Chat.PostAsync(Target, Part(), Cancel);
        while (!post.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.IsType<PostResult.InDoubt>(await post);
    }

    [Fact]
    public async Task PostAsync_TellsToComeLater_WhenNobodyListens()
    {
        await Discord.DisposeAsync();

        Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_JudgesNeitherChannelNorMessage_WhenSomethingBeforeDiscordRefuses()
    {
        Discord.FailNext(new Fault.Status(403, "<html>blocked</html>"));

        Assert.IsType<PostResult.Later>(await Chat.PostAsync(Target, Part(), Cancel));
    }

    [Fact]
    public async Task PostAsync_IsRejectedWithThePlace_WhenTheBodyBreaksALimit()
    {
        var part = FrozenPart.Freeze(Target, $$"""{"embeds":[{"title":"{{new string('x', 257)}}"}]}""", Now);

        var rejected = Assert.IsType<PostResult.Rejected>(await Chat.PostAsync(Target, part, Cancel));

        Assert.Contains("50035", rejected.Reason, StringComparison.Ordinal);
        Assert.Contains("embeds.0.title: Must be 256 or fewer in length.", rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task PostAsync_IsRejected_WhenTheBodyIsNoMessage(string body)
    {
        Assert.IsType<PostResult.Rejected>(await Chat.PostAsync(Target, FrozenPart.Freeze(Target, body, Now), Cancel));
    }

    [Fact]
    public async Task PostAsync_Throws_WhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Chat.PostAsync(Target, Part(), cancelled.Token));
    }

    /// <summary>A part of a small digest; other numbers give other parts.</summary>
    protected FrozenPart Part(int number = 0, string title = "GPT-5 is here", string? mentionRole = null)
    {
        var digest = new Digest
        {
            Channel = Target,
            Due = Now.AddHours(number),
            Since = Now.AddHours(number - 24),
            TimeZone = TimeZoneInfo.Utc,
            Language = "en",
            MentionRoles = mentionRole is null ? [] : [mentionRole],
            Sections =
            [
                new DigestSection(new TopicId("gpt-5"), "GPT-5",
                [
                    new DigestStory
                    {
                        Id = new StoryId("0123456789abcdef0123456789abcdef"),
                        Articles = [new ArticleId("0123456789abcdef0123456789abcdef")],
                        Headline = title,
                        Link = "https://example.org/gpt-5",
                        Summary = "A lab founder says so in an interview.",
                        Language = "en",
                        Sources = [new DigestSource("Example News", "https://example.org/gpt-5", Now.AddHours(-1))],
                        Latest = Now.AddHours(-1),
                        Score = 0.9,
                    },
                ]),
            ],
        };
        return FrozenPart.Freeze(Target, Assert.Single(Chat.Render(digest)), Clock.GetUtcNow());
    }
}
