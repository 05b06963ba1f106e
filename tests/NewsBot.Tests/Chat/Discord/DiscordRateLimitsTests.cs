using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordRateLimitsTests
{
    private static readonly DiscordRoute Post = new("POST /channels/{id}/messages", "1");
    private static readonly DiscordRoute PostElsewhere = Post with { Resource = "2" };
    private static readonly DiscordRoute Get = new("GET /channels/{id}/messages", "1");

    private readonly FakeTimeProvider clock = new();
    private readonly DiscordRateLimits limits;

    public DiscordRateLimitsTests() => limits = new DiscordRateLimits(clock);

    [Fact]
    public void Enter_LetsThrough_WhenNothingIsKnown() => Assert.Equal(TimeSpan.Zero, limits.Enter(Post));

    [Fact]
    public void Enter_WaitsForTheReset_WhenNothingRemains()
    {
        Learn(Post, limit: 5, remaining: 0, resetAfter: 1.25);

        Assert.Equal(TimeSpan.FromSeconds(1.25), limits.Enter(Post));
        clock.Advance(TimeSpan.FromSeconds(1.25));
        Assert.Equal(TimeSpan.Zero, limits.Enter(Post));
    }

    [Fact]
    public void Enter_LetsThrough_WhenAnotherChannelIsFull()
    {
        Learn(Post, limit: 5, remaining: 0, resetAfter: 5);

        Assert.Equal(TimeSpan.Zero, limits.Enter(PostElsewhere));
        Assert.Equal(TimeSpan.Zero, limits.Enter(Get));
    }

    [Fact]
    public void Enter_Waits_WhenAnotherEndpointEmptiedTheSharedBucket()
    {
        Learn(Get, limit: 5, remaining: 4, resetAfter: 5);
        Learn(Post, limit: 5, remaining: 0, resetAfter: 5);

        Assert.Equal(TimeSpan.FromSeconds(5), limits.Enter(Get));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Enter_StillWaits_WhenDiscordNamesTheBucketAnew(bool shared)
    {
        Learn(Post, limit: 5, remaining: 0, resetAfter: 60);
        Learn(shared ? Get : Post, limit: 5, remaining: 0, resetAfter: 60);
        limits.Leave(PostElsewhere, Headers(5, 4, 60, "another"));

        Assert.Equal(TimeSpan.FromSeconds(60), limits.Enter(Post));
        Assert.Equal(shared ? TimeSpan.FromSeconds(60) : TimeSpan.Zero, limits.Enter(Get));
        Assert.Equal(TimeSpan.Zero, limits.Enter(PostElsewhere));
    }

    [Fact]
    public void Enter_CountsWhatIsInFlight_WhenRequestsOverlap()
    {
        Learn(Post, limit: 5, remaining: 2, resetAfter: 5);

        Assert.Equal(TimeSpan.Zero, limits.Enter(Post));
        Assert.Equal(TimeSpan.Zero, limits.Enter(Post));
        Assert.Equal(TimeSpan.FromSeconds(5), limits.Enter(Post));
    }

    [Fact]
    public void Leave_KeepsTheLowerNumber_WhenAnswersOvertakeEachOther()
    {
        limits.Enter(Post);
        limits.Enter(Post);
        limits.Leave(Post, Headers(5, 0, 5));
        limits.Leave(Post, Headers(5, 1, 5));

        Assert.Equal(TimeSpan.FromSeconds(5), limits.Enter(Post));
    }

    [Fact]
    public void Leave_GivesThePlaceBack_WhenNoAnswerCame()
    {
        Learn(Post, limit: 5, remaining: 1, resetAfter: 5);
        limits.Enter(Post);
        limits.Leave(Post, null);

        Assert.Equal(TimeSpan.Zero, limits.Enter(Post));
    }

    [Theory]
    [InlineData("nonsense", "0", "5")]
    [InlineData("5", "", "5")]
    [InlineData("5", "0", "NaN")]
    public void Leave_LearnsNothing_WhenHeadersAreNonsense(string limit, string remaining, string resetAfter)
    {
        limits.Enter(Post);
        limits.Leave(Post, Headers(limit, remaining, resetAfter));

        Assert.Equal(TimeSpan.Zero, limits.Enter(Post));
    }

    [Fact]
    public void Pause_HoldsTheChannelAlone()
    {
        limits.Pause(Post, TimeSpan.FromSeconds(30));

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Enter(Post));
        Assert.Equal(TimeSpan.Zero, limits.Enter(PostElsewhere));
    }

    [Fact]
    public void PauseAll_HoldsEverything_AndIsNotShortened()
    {
        limits.PauseAll(TimeSpan.FromSeconds(30));
        limits.PauseAll(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Enter(PostElsewhere));
    }

    [Fact]
    public void Enter_StaysUnderTheGlobalLimit_InAnySecond()
    {
        var sent = new List<DateTimeOffset>();
        for (var i = 0; i < 3_000; i++)
        {
            if (limits.Enter(new DiscordRoute("any", i.ToString(CultureInfo.InvariantCulture))) == TimeSpan.Zero)
            {
                sent.Add(clock.GetUtcNow());
            }

            clock.Advance(TimeSpan.FromMilliseconds(3));
        }

        Assert.All(sent, start => Assert.InRange(sent.Count(t => t >= start && t < start.AddSeconds(1)), 1, 50));
        Assert.InRange(sent.Count, 300, 450);
    }

    [Theory]
    [InlineData(1.5, 1.5)]
    [InlineData(-3, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(1e300, 86_400)]
    public void Seconds_KeepsWithinADay(double given, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), DiscordRateLimits.Seconds(given));

    private void Learn(DiscordRoute route, int limit, int remaining, double resetAfter)
    {
        limits.Enter(route);
        limits.Leave(route, Headers(limit, remaining, resetAfter));
    }

    private static HttpResponseHeaders Headers(int limit, int remaining, double resetAfter, string bucket = "abcd1234") => Headers(
        limit.ToString(CultureInfo.InvariantCulture),
        remaining.ToString(CultureInfo.InvariantCulture),
        resetAfter.ToString(CultureInfo.InvariantCulture),
        bucket);

    private static HttpResponseHeaders Headers(string limit, string remaining, string resetAfter, string bucket = "abcd1234")
    {
        var headers = new HttpResponseMessage().Headers;
        headers.TryAddWithoutValidation("X-RateLimit-Bucket", bucket);
        headers.TryAddWithoutValidation("X-RateLimit-Limit", limit);
        headers.TryAddWithoutValidation("X-RateLimit-Remaining", remaining);
        headers.TryAddWithoutValidation("X-RateLimit-Reset-After", resetAfter);
        return headers;
    }
}
