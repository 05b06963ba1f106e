using NewsBot.Sources;

namespace NewsBot.Tests.Sources;

public sealed class SourceTimingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly SourceId Id = new("0123456789ab");
    private static readonly SourceOptions Options = new();
    private static readonly SourceTiming Timing = new(Options);

    [Theory]
    [InlineData(1, 15)]
    [InlineData(24, 450)]
    [InlineData(24 * 30, 1_440)]
    public void Learn_SettlesOnAboutAQuarterOfTheTimeBetweenChanges_WithinFloorAndCeiling(int hoursBetweenChanges, int aboutMinutes)
    {
        var rhythm = SourceRhythm.Unknown;
        var sinceChange = TimeSpan.Zero;
        var intervals = new List<double>();
        for (var look = 0; look < 400; look++)
        {
            var changed = sinceChange >= TimeSpan.FromHours(hoursBetweenChanges);
            rhythm = Timing.Learn(rhythm, changed, hasValidators: true);
            sinceChange = (changed ? TimeSpan.Zero : sinceChange) + TimeSpan.FromSeconds(rhythm.Interval);
            intervals.Add(rhythm.Interval / 60.0);
        }

        Assert.InRange(intervals.TakeLast(200).Average(), aboutMinutes * 0.6, aboutMinutes * 1.6);
        Assert.All(intervals, i => Assert.InRange(i, Options.MinInterval.TotalMinutes, Options.MaxInterval.TotalMinutes));
    }

    [Fact]
    public void Learn_AsksFarLessOften_WhereThereAreNoValidators()
    {
        var rhythm = Timing.Learn(SourceRhythm.Unknown, changed: true, hasValidators: false);

        Assert.Equal(Options.MinIntervalWithoutValidators.TotalSeconds, rhythm.Interval);
    }

    [Fact]
    public void AfterSuccess_SpreadsAThousandSources_AndIsNeverEarly()
    {
        var rhythm = Timing.Learn(SourceRhythm.Unknown, changed: true, hasValidators: true);
        var dues = Enumerable.Range(0, 1_000)
            .Select(i => SourceTiming.AfterSuccess(SourceId.Of(new Uri($"http://site{i}.example/feed")), Now, rhythm))
            .ToList();

        Assert.All(dues, d => Assert.True(d >= Now + Options.MinInterval));
        Assert.InRange(dues.CountBy(d => d.ToUnixTimeSeconds()).Max(s => s.Value), 1, 40);
    }

    [Fact]
    public void AfterSuccess_IgnoresAWishToBeSkippedAlways()
    {
        var rhythm = new SourceRhythm { Interval = 900, SkipHours = 0xFFFFFF };

        Assert.InRange(SourceTiming.AfterSuccess(Id, Now, rhythm), Now, Now.AddHours(1));
    }
}
