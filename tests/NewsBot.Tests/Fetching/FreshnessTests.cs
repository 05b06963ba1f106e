using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class FreshnessTests
{
    private const string Date = "Tue, 24 Nov 2026 08:00:00 GMT";
    private const string InAnHour = "Tue, 24 Nov 2026 09:00:00 GMT";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("max-age=600", 600)]
    [InlineData("Max-Age=600", 600)]
    [InlineData(" public , max-age = 600 ", 600)]
    [InlineData("max-age=\"600\"", 600)]
    [InlineData("private=\"a, max-age=1\", max-age=600", 600)]
    [InlineData("max-age=600, max-age=900", 600)]
    [InlineData("max-age=600, must-revalidate", 600)]
    [InlineData("max-age=600, s-maxage=86400", 600)]
    [InlineData("s-maxage=86400", null)]
    [InlineData("max-age=600, no-cache", null)]
    [InlineData("max-age=600, no-cache=\"Set-Cookie\"", 600)]
    [InlineData("no-store, max-age=600", null)]
    [InlineData("max-age=0", null)]
    [InlineData("max-age=-1", null)]
    [InlineData("max-age=soon", null)]
    [InlineData("max-age", null)]
    [InlineData("max-age=1.5", null)]
    [InlineData("max-age=2147483648", 2_147_483_647)]
    [InlineData("max-age=99999999999999999999999", 2_147_483_647)]
    [InlineData("", null)]
    [InlineData(",,=,\"", null)]
    public void Of_ReadsCacheControl(string header, int? seconds) =>
        Assert.Equal(seconds, (int?)Freshness.Of(header, null, Date, null, Now)?.TotalSeconds);

    [Theory]
    [InlineData(InAnHour, Date, 3_600)]
    [InlineData(InAnHour, null, 1_800)]
    [InlineData(InAnHour, "nonsense", 1_800)]
    [InlineData("Tuesday, 24-Nov-26 09:00:00 GMT", Date, 3_600)]
    [InlineData("Tue Nov 24 09:00:00 2026", Date, 3_600)]
    [InlineData(Date, Date, null)]
    [InlineData("Mon, 23 Nov 2026 08:00:00 GMT", Date, null)]
    [InlineData("0", Date, null)]
    [InlineData("-1", Date, null)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", Date, 2_147_483_647)]
    public void Of_ReadsExpires_AgainstTheServersOwnClock(string expires, string? date, int? seconds) =>
        Assert.Equal(seconds, (int?)Freshness.Of(null, expires, date, null, Now)?.TotalSeconds);

    [Theory]
    [InlineData("max-age=600", 600)]
    [InlineData("max-age=soon", null)]
    [InlineData("no-cache", null)]
    [InlineData("public", 3_600)]
    public void Of_LetsCacheControlBeatExpires(string header, int? seconds) =>
        Assert.Equal(seconds, (int?)Freshness.Of(header, InAnHour, Date, null, Now)?.TotalSeconds);

    [Theory]
    [InlineData("60", 540)]
    [InlineData(" 60 ", 540)]
    [InlineData("600", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("-60", 600)]
    [InlineData("old", 600)]
    public void Of_TakesOffTheAge(string age, int? seconds) =>
        Assert.Equal(seconds, (int?)Freshness.Of("max-age=600", null, Date, age, Now)?.TotalSeconds);
}
