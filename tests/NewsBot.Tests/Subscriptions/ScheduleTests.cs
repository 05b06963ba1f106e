using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Subscriptions;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData(Rhythm.Hourly, "00:15", "Etc/UTC", "2026-11-24T08:10Z", "2026-11-24T08:15Z")]
    [InlineData(Rhythm.Hourly, "00:15", "Etc/UTC", "2026-11-24T08:15Z", "2026-11-24T09:15Z")]
    [InlineData(Rhythm.Daily, "09:00", "Etc/UTC", "2026-11-24T08:00Z", "2026-11-24T09:00Z")]
    [InlineData(Rhythm.Daily, "09:00", "Etc/UTC", "2026-11-24T09:00Z", "2026-11-25T09:00Z")]
    [InlineData(Rhythm.Daily, "09:00", "Asia/Shanghai", "2026-11-24T00:59Z", "2026-11-24T01:00Z")]
    [InlineData(Rhythm.Daily, "23:30", "America/New_York", "2026-11-24T04:00Z", "2026-11-24T04:30Z")]
    [InlineData(Rhythm.Daily, "09:00", "Pacific/Kiritimati", "2026-11-24T08:00Z", "2026-11-24T19:00Z")]
    [InlineData(Rhythm.Weekly, "09:00", "Etc/UTC", "2026-11-24T08:00Z", "2026-11-30T09:00Z")]
    [InlineData(Rhythm.Daily, "09:00", "Etc/UTC", "2028-02-28T10:00Z", "2028-02-29T09:00Z")]
    public void NextAfter_IsTheNextLocalTime(Rhythm rhythm, string time, string zone, string after, string expected) =>
        Assert.Equal(At(expected), Of(rhythm, time, zone).NextAfter(At(after)));

    [Fact]
    public void NextAfter_GivesOneDigestADay_WhenTheTimeDoesNotExist()
    {
        // On 2027-03-28 clocks in Berlin go from 02:00 to 03:00.
        var schedule = Of(Rhythm.Daily, "02:30", "Europe/Berlin");

        var skipped = schedule.NextAfter(At("2027-03-27T12:00Z"));

        Assert.Equal(At("2027-03-28T01:30Z"), skipped);
        Assert.Equal(At("2027-03-29T00:30Z"), schedule.NextAfter(skipped));
    }

    [Fact]
    public void NextAfter_GivesOneDigestADay_WhenTheTimeComesTwice()
    {
        // On 2026-10-25 clocks in Berlin go from 03:00 back to 02:00.
        var schedule = Of(Rhythm.Daily, "02:30", "Europe/Berlin");

        var first = schedule.NextAfter(At("2026-10-24T12:00Z"));

        Assert.Equal(At("2026-10-25T00:30Z"), first);
        Assert.Equal(At("2026-10-26T01:30Z"), schedule.NextAfter(first));
    }

    [Theory]
    [InlineData(Rhythm.Hourly, "2026-11-24T08:10Z", "2026-11-24T08:00Z")]
    [InlineData(Rhythm.Daily, "2026-11-24T08:10Z", "2026-11-23T09:00Z")]
    [InlineData(Rhythm.Daily, "2026-11-24T09:00Z", "2026-11-24T09:00Z")]
    [InlineData(Rhythm.Weekly, "2026-11-24T08:10Z", "2026-11-23T09:00Z")]
    [InlineData(Rhythm.Weekly, "2026-11-23T08:10Z", "2026-11-16T09:00Z")]
    [InlineData(Rhythm.Instant, "2026-11-24T08:10:42Z", "2026-11-24T08:10Z")]
    public void LatestAt_IsTheLastDueInstant(Rhythm rhythm, string at, string expected) =>
        Assert.Equal(At(expected), Of(rhythm, "09:00", "Etc/UTC").LatestAt(At(at)));

    private static Schedule Of(Rhythm rhythm, string time, string zone) =>
        new(rhythm, TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture), zone);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
