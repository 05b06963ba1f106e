using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 120 ", 120)]
    [InlineData("31536000", 31_536_000)]
    [InlineData("99999999999999999999", 2_147_483_647)]
    [InlineData("Tue, 24 Nov 2026 08:02:00 GMT", 120)]
    [InlineData("Tuesday, 24-Nov-26 08:02:00 GMT", 120)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 2_147_483_647)]
    [InlineData("Tue, 24 Nov 2026 07:00:00 GMT", null)]
    [InlineData("0", null)]
    [InlineData("-120", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_IsTheWholeWait_OrNullWhereItMakesNoSense(string? header, int? seconds) =>
        Assert.Equal(seconds, (int?)RetryAfterHeader.Parse(header, null, Now)?.TotalSeconds);

    [Fact]
    public void Parse_CountsADateFromTheServersOwnClock() => Assert.Equal(
        TimeSpan.FromHours(1),
        RetryAfterHeader.Parse("Fri, 01 Jan 2010 01:00:00 GMT", "Fri, 01 Jan 2010 00:00:00 GMT", Now));
}
