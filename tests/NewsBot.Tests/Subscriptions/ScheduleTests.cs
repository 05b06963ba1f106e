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

    [Theory]
    [InlineData("Asia/Kolkata", "00:15", "2026-11-24T08:10Z", "2026-11-24T08:45Z")]
    [InlineData("Asia/Kathmandu", "00:00", "2026-11-24T08:10Z", "2026-11-24T08:15Z")]
    [InlineData("America/St_Johns", "00:30", "2026-11-24T08:10Z", "2026-11-24T09:00Z")]
    public void Hourly_GoesByTheLocalMinute_WhenTheOffsetIsNoWholeHour(string zone, string time, string after, string expected) =>
        Assert.Equal(At(expected), Of(Rhythm.Hourly, time, zone).NextAfter(At(after)));

    [Theory]
    [InlineData("2026-10-03T15:00Z", "2026-10-03T16:15Z")]
    [InlineData("2026-04-04T14:00Z", "2026-04-04T14:15Z")]
    public void Hourly_FollowsTheClocks_WhenTheyMoveByHalfAnHour(string after, string expected) =>
        Assert.Equal(At(expected), Of(Rhythm.Hourly, "00:15", "Australia/Lord_Howe").NextAfter(At(after)));

    [Fact]
    public void Hourly_ComesOnce_WhenClocksShowItsMinuteAgainHalfAnHourLater() =>
        Assert.Equal(At("2026-04-04T16:15Z"), Of(Rhythm.Hourly, "00:45", "Australia/Lord_Howe").NextAfter(At("2026-04-04T14:45Z")));

    [Fact]
    public void Hourly_ComesInBothHours_WhenClocksShowOneTwice() =>
        Assert.Equal(At("2026-10-25T01:45Z"), Of(Rhythm.Hourly, "00:45", "Europe/Berlin").NextAfter(At("2026-10-25T00:45Z")));

    [Theory]
    [InlineData(Rhythm.Daily, "2026-11-27T09:00Z", "2026-11-30T09:00Z")]
    [InlineData(Rhythm.Daily, "2026-11-30T09:00Z", "2026-12-02T09:00Z")]
    [InlineData(Rhythm.Hourly, "2026-11-27T23:00Z", "2026-11-30T00:00Z")]
    [InlineData(Rhythm.Instant, "2026-11-28T10:00Z", "2026-11-30T00:00Z")]
    public void NextAfter_LeavesOutDaysOff(Rhythm rhythm, string after, string expected) =>
        Assert.Equal(At(expected), MondayWednesdayFriday(rhythm).NextAfter(At(after)));

    [Fact]
    public void NextAfter_IsAlwaysDue_WhenAnInstantOneHasItsDay() =>
        Assert.Equal(DateTimeOffset.MinValue, MondayWednesdayFriday(Rhythm.Instant).NextAfter(At("2026-11-27T23:59Z")));

    [Theory]
    [InlineData(Rhythm.Daily, "2026-11-29T10:00Z", "2026-11-27T09:00Z")]
    [InlineData(Rhythm.Hourly, "2026-11-29T10:00Z", "2026-11-27T23:00Z")]
    public void LatestAt_LeavesOutDaysOff(Rhythm rhythm, string at, string expected) =>
        Assert.Equal(At(expected), MondayWednesdayFriday(rhythm).LatestAt(At(at)));

    public static TheoryData<string, string> TimesOfZones => new MatrixTheoryData<string, string>(
        [
            "Etc/UTC", "Europe/Berlin", "America/New_York", "America/St_Johns", "Asia/Shanghai", "Asia/Kolkata", "Asia/Kathmandu",
            "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
        ],
        ["00:00", "00:30", "01:45", "02:00", "02:30", "09:00", "23:59"]);

    [Theory]
    [MemberData(nameof(TimesOfZones))]
    public void Daily_ComesOnceOnEveryLocalDay_WhenFourYearsAreWalkedDueByDue(string zone, string time)
    {
        var schedule = Of(Rhythm.Daily, time, zone);
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var due = schedule.NextAfter(At("2026-01-01T12:00Z"));
        var first = DayOf(due, local);
        for (var day = first; day < first.AddYears(4); day = day.AddDays(1))
        {
            Assert.Equal(day, DayOf(due, local));
            due = schedule.NextAfter(due);
        }
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    public void Daily_ComesOnceOnEveryLocalDay_WhenAYearIsWalkedMinuteByMinute(string zone)
    {
        var schedule = Of(Rhythm.Daily, "02:15", zone);
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var days = new List<DateOnly>();
        var (begin, end) = (At("2026-01-01T12:00Z"), At("2027-01-01T12:00Z"));
        var due = schedule.NextAfter(begin);
        for (var minute = begin; minute < end; minute = minute.AddMinutes(1))
        {
            if (due <= minute)
            {
                days.Add(DayOf(minute, local));
                due = schedule.NextAfter(minute);
            }
        }

        Assert.Equal(Enumerable.Range(0, 365).Select(days[0].AddDays), days);
    }

    [Theory]
    [MemberData(nameof(TimesOfZones))]
    public void LatestAt_IsTheDueInstantBeforeTheNext_WheneverItIsAsked(string zone, string time)
    {
        foreach (var schedule in new[]
        {
            Of(Rhythm.Daily, time, zone),
            Of(Rhythm.Weekly, time, zone),
            Of(Rhythm.Hourly, time, zone),
            Of(Rhythm.Daily, time, zone) with { Weekdays = Weekdays.Sunday | Weekdays.Tuesday },
        })
        {
            for (var at = At("2026-03-01T00:07Z"); at < At("2026-11-10T00:00Z"); at += TimeSpan.FromHours(61.1))
            {
                var latest = schedule.LatestAt(at);
                Assert.True(latest <= at, $"{schedule} at {at}: {latest}");
                Assert.True(schedule.NextAfter(latest) > at, $"{schedule} at {at}: {latest}");
                Assert.Equal(latest, schedule.LatestAt(schedule.NextAfter(at).AddTicks(-1)));
            }
        }
    }

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

    private static Schedule MondayWednesdayFriday(Rhythm rhythm) =>
        Of(rhythm, "09:00", "Etc/UTC") with { Weekdays = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday };

    private static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
