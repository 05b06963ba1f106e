using System.Text;
using Microsoft.Extensions.Time.Testing;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class RobotsGateTests : IDisposable
{
    private static readonly Uri Page = new("https://site.example:8443/news/1?id=2");

    private readonly FakeTimeProvider clock = new();
    private readonly ScriptedSite site = new();
    private readonly RobotsGate gate;

    public RobotsGateTests() => gate = new RobotsGate(site, clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task AskAsync_AsksTheOriginsRobotsTxt()
    {
        await AskAsync();

        Assert.Equal([new FetchRequest(new Uri("https://site.example:8443/robots.txt")) { Kind = FetchKind.Robots }], site.Requests);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /news", typeof(RobotsVerdict.Disallowed))]
    [InlineData("User-agent: *\nDisallow: /olds", typeof(RobotsVerdict.Allowed))]
    public async Task AskAsync_GoesByTheRules(string text, Type expected)
    {
        site.Answer = Found(text);

        Assert.IsType(expected, await AskAsync());
    }

    [Fact]
    public async Task AskAsync_TellsTheCrawlDelay()
    {
        site.Answer = Found("User-agent: *\nCrawl-delay: 10\n");

        Assert.Equal(new RobotsVerdict.Allowed(TimeSpan.FromSeconds(10)), await AskAsync());
    }

    [Fact]
    public async Task AskAsync_NamesTheSiteButNotThePage_WhenItIsDisallowed()
    {
        site.Answer = Found("User-agent: *\nDisallow: /");

        Assert.Equal(new RobotsVerdict.Disallowed("the robots.txt of site.example keeps robots from this page"), await AskAsync());
    }

    public static TheoryData<FetchResult> NoRules =>
    [
        new FetchResult.Failed("answered 404", 404),
        new FetchResult.Failed("answered 401", 401),
        new FetchResult.Failed("answered 204", 204),
        new FetchResult.Failed("redirects more than 5 times", 301),
        new FetchResult.Gone("answered 410"),
    ];

    [Theory]
    [MemberData(nameof(NoRules))]
    public async Task AskAsync_AllowsAll_WhenThereAreNoRules(FetchResult answer)
    {
        site.Answer = answer;

        Assert.IsType<RobotsVerdict.Allowed>(await AskAsync());
    }

    public static TheoryData<FetchResult, double> Unreachable => new()
    {
        { new FetchResult.Failed("answered 500", 500), 5 },
        { new FetchResult.Failed("no connection"), 5 },
        { new FetchResult.Refused("10.0.0.1 is not a public address"), 5 },
        { new FetchResult.RetryAfter(null, "busy"), 5 },
        { new FetchResult.RetryAfter(TimeSpan.FromSeconds(1), "busy"), 5 },
        { new FetchResult.RetryAfter(TimeSpan.FromDays(2), "busy"), 2 * 24 * 60 },
    };

    [Theory]
    [MemberData(nameof(Unreachable))]
    public async Task AskAsync_SaysLater_WhenTheRulesCannotBeHad(FetchResult answer, double minutes)
    {
        site.Answer = answer;

        Assert.Equal(minutes, Assert.IsType<RobotsVerdict.Later>(await AskAsync()).After.TotalMinutes);
    }

    [Fact]
    public async Task AskAsync_AsksMoreAndMoreRarely_WhileTheRulesCannotBeHad()
    {
        site.Answer = new FetchResult.Failed("no connection");
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var later = Assert.IsType<RobotsVerdict.Later>(await AskAsync());
            waits.Add(later.After.TotalMinutes);
            clock.Advance(later.After);
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 360, 360], waits);
    }

    [Fact]
    public async Task AskAsync_DoesNotAskAgain_BeforeItsTime()
    {
        site.Answer = new FetchResult.Failed("no connection");
        await AskAsync();
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(3), Assert.IsType<RobotsVerdict.Later>(await AskAsync()).After);
        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData(null, 24)]
    [InlineData(7 * 24.0, 24)]
    [InlineData(3.0, 3)]
    [InlineData(0.01, 1)]
    public async Task AskAsync_KeepsTheRules_AnHourToADay(double? freshHours, double keptHours)
    {
        site.Answer = Found("", freshFor: freshHours is { } h ? TimeSpan.FromHours(h) : null);
        await AskAsync();

        clock.Advance(TimeSpan.FromHours(keptHours) - TimeSpan.FromSeconds(1));
        await AskAsync();
        var before = site.Requests.Count;
        clock.Advance(TimeSpan.FromSeconds(1));
        await AskAsync();

        Assert.Equal((1, 2), (before, site.Requests.Count));
    }

    [Fact]
    public async Task AskAsync_AsksConditionally_OnceItKnowsTheRules()
    {
        site.Answer = Found("User-agent: *\nDisallow: /");
        await AskAsync();
        clock.Advance(TimeSpan.FromDays(1));
        site.Answer = new FetchResult.NotModified(new Validators(null, null), null);

        Assert.IsType<RobotsVerdict.Disallowed>(await AskAsync());
        Assert.Equal("\"1\"", site.Requests[1].ETag);
    }

    [Fact]
    public async Task AskAsync_GoesOnByTheOldRules_WhenNewOnesCannotBeHad()
    {
        site.Answer = Found("User-agent: *\nDisallow: /");
        await AskAsync();
        clock.Advance(TimeSpan.FromDays(1));
        site.Answer = new FetchResult.Failed("no connection");

        Assert.IsType<RobotsVerdict.Disallowed>(await AskAsync());
    }

    [Fact]
    public async Task AskAsync_AsksOnce_HoweverManyAsk()
    {
        var hold = new TaskCompletionSource();
        site.Hold = hold.Task;

        var asking = Enumerable.Range(0, 50).Select(_ => AskAsync()).ToList();
        hold.SetResult();
        await Task.WhenAll(asking);

        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task AskAsync_LeavesTheRequestToOthers_WhenOneGivesUp()
    {
        var hold = new TaskCompletionSource();
        site.Hold = hold.Task;
        using var impatient = new CancellationTokenSource();
        var first = gate.AskAsync(Page, impatient.Token);
        var second = AskAsync();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        hold.SetResult();

        Assert.IsType<RobotsVerdict.Allowed>(await second);
    }

    [Fact]
    public async Task AskAsync_AsksEachOrigin()
    {
        string[] pages = ["http://site.example/1", "https://site.example/1", "http://site.example:8080/1", "http://SITE.example/2"];

        foreach (var page in pages)
        {
            await gate.AskAsync(new Uri(page), Cancel);
        }

        Assert.Equal(3, site.Requests.Count);
    }

    private Task<RobotsVerdict> AskAsync() => gate.AskAsync(Page, Cancel);

    private static FetchResult.Fetched Found(string text, TimeSpan? freshFor = null) =>
        new(Encoding.UTF8.GetBytes(text), "text/plain", new Validators("\"1\"", null), Page, null, freshFor);

    private sealed class ScriptedSite : IFetcher
    {
        public FetchResult Answer { get; set; } = Found("");

        public Task Hold { get; set; } = Task.CompletedTask;

        public List<FetchRequest> Requests { get; } = [];

        public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            lock (Requests)
            {
                Requests.Add(request);
            }

            await Hold;
            return Answer;
        }
    }
}
