using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Subscriptions;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00-07:00")]
    [InlineData("13:00-14:30")]
    public void TryParse_ReadsWhatToStringWrites(string text)
    {
        Assert.True(QuietHours.TryParse(text, out var hours));
        Assert.Equal(text, hours.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("off")]
    [InlineData("22-07")]
    [InlineData("22:00")]
    [InlineData("22:00-24:00")]
    [InlineData("22:00-22:00")]
    [InlineData("22:00-07:00-08:00")]
    public void TryParse_IsFalse_WhenItIsNone(string? text) => Assert.False(QuietHours.TryParse(text, out _));

    [Theory]
    [InlineData("22:00-07:00", "Etc/UTC", "2026-11-24T21:59Z", null)]
    [InlineData("22:00-07:00", "Etc/UTC", "2026-11-24T22:00Z", "2026-11-25T07:00Z")]
    [InlineData("22:00-07:00", "Etc/UTC", "2026-11-25T06:59Z", "2026-11-25T07:00Z")]
    [InlineData("22:00-07:00", "Etc/UTC", "2026-11-25T07:00Z", null)]
    [InlineData("13:00-14:00", "Etc/UTC", "2026-11-24T13:30Z", "2026-11-24T14:00Z")]
    [InlineData("13:00-14:00", "Etc/UTC", "2026-11-24T12:59Z", null)]
    [InlineData("22:00-07:00", "Asia/Kolkata", "2026-11-24T16:30Z", "2026-11-25T01:30Z")]
    [InlineData("22:00-07:00", "Asia/Kolkata", "2026-11-24T16:29Z", null)]
    [InlineData("22:00-07:00", "Pacific/Kiritimati", "2026-11-24T09:00Z", "2026-11-24T17:00Z")]

    // Nights of 8 and 10 hours, when the clocks of Berlin move.
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-03-28T21:00Z", "2026-03-29T05:00Z")]
    [InlineData("22:00-07:00", "Europe/Berlin", "2026-10-24T20:00Z", "2026-10-25T06:00Z")]

    // An end that does not exist, and one that comes twice: over at its first coming, and not quiet again.
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-03-29T00:59Z", "2026-03-29T01:30Z")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T00:29Z", "2026-10-25T00:30Z")]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T00:30Z", null)]
    [InlineData("22:00-02:30", "Europe/Berlin", "2026-10-25T01:10Z", null)]
    public void EndAt_IsWhenTheQuietIsOver(string hours, string zone, string at, string? expected)
    {
        Assert.True(QuietHours.TryParse(hours, out var quiet));

        Assert.Equal(expected is null ? null : At(expected), quiet.EndAt(At(at), TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Theory]
    [InlineData("Etc/UTC", "22:00-07:00")]
    [InlineData("Europe/Berlin", "22:00-02:30")]
    [InlineData("Europe/Berlin", "02:15-02:45")]
    [InlineData("Asia/Kolkata", "23:30-00:15")]
    [InlineData("Australia/Lord_Howe", "22:00-01:45")]
    [InlineData("Australia/Lord_Howe", "01:40-09:00")]
    [InlineData("America/New_York", "00:00-23:55")]
    public void EndAt_EndsOneQuietADay_WhenAYearIsWalked(string zone, string hours)
    {
        Assert.True(QuietHours.TryParse(hours, out var quiet));
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var ends = 0;
        var wasQuiet = false;
        for (var minute = At("2026-01-01T12:00Z"); minute < At("2027-01-01T12:00Z"); minute = minute.AddMinutes(5))
        {
            var isQuiet = quiet.EndAt(minute, local) is not null;
            ends += wasQuiet && !isQuiet ? 1 : 0;
            wasQuiet = isQuiet;
        }

        Assert.Equal(365, ends);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
