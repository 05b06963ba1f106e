using System.Text;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class RobotsCacheTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly List<string> asked = [];

    [Fact]
    public async Task GetAsync_ForgetsWhatRunsOutFirst_WhenItKnowsTooManyOrigins()
    {
        var cache = new RobotsCache(maxOrigins: 2);

        await GetAsync(cache, "a b c c b a");

        Assert.Equal(["a", "b", "c", "a"], asked);
    }

    [Fact]
    public async Task GetAsync_ForgetsWhatRunsOutFirst_WhenTheRulesAreTooLong()
    {
        var cache = new RobotsCache(maxWeight: 250);

        await GetAsync(cache, "a b c d d b a");

        Assert.Equal(["a", "b", "c", "d", "a"], asked);
    }

    [Fact]
    public async Task GetAsync_AsksAnew_AfterAnException()
    {
        var cache = new RobotsCache();
        var robots = new Uri("http://a/robots.txt");

        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetAsync(robots, Now, _ => throw new InvalidOperationException()));

        Assert.NotNull(await cache.GetAsync(robots, Now, _ => Task.FromResult(new RobotsAnswer { Until = Now })));
    }

    /// <summary>Each origin's answer holds 100 characters of rules and is good a little longer than that of the one before.</summary>
    private async Task GetAsync(RobotsCache cache, string origins)
    {
        foreach (var origin in origins.Split(' '))
        {
            await cache.GetAsync(new Uri($"http://{origin}/robots.txt"), Now, _ =>
            {
                asked.Add(origin);
                return Task.FromResult(new RobotsAnswer
                {
                    Rules = RobotsTxt.Parse(Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /".PadRight(123, 'x')), "NewsBot"),
                    Until = Now.AddDays(1 + asked.Count),
                });
            });
        }
    }
}
