using System.Globalization;
using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedDatesTests
{
    [Theory]
    [InlineData("Tue, 24 Nov 2026 08:09:10 GMT", "2026-11-24T08:09:10Z")]
    [InlineData("Tue, 24 Nov 2026 08:09:10 +0800", "2026-11-24T00:09:10Z")]
    [InlineData("Tue, 24 Nov 2026 08:09 EST", "2026-11-24T13:09:00Z")]
    [InlineData("24 Nov 26 08:09:10 PDT", "2026-11-24T15:09:10Z")]
    [InlineData("Tuesday, 24 November 2026 08:09:10 GMT", "2026-11-24T08:09:10Z")]
    [InlineData("2026-11-24T08:09:10Z", "2026-11-24T08:09:10Z")]
    [InlineData("2026-11-24T08:09:10.123+08:00", "2026-11-24T00:09:10.123Z")]
    [InlineData("2026-11-24T08:09+08:00", "2026-11-24T00:09:00Z")]
    [InlineData("2026-11-24 08:09:10", "2026-11-24T08:09:10Z")]
    [InlineData("2026-11-24", "2026-11-24T00:00:00Z")]
    [InlineData("20261124", "2026-11-24T00:00:00Z")]
    [InlineData("Tue Nov 24 08:09:10 2026", "2026-11-24T08:09:10Z")]
    [InlineData("2026年11月24日 8时9分", "2026-11-24T08:09:00Z")]
    [InlineData("2026年1月4日", "2026-01-04T00:00:00Z")]
    [InlineData("November 24, 2026", "2026-11-24T00:00:00Z")]
    public void Parse_ReadsWhatFeedsWrite(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), FeedDates.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("99/99/9999")]
    public void Parse_IsNull_WhenItIsNonsense(string? text) => Assert.Null(FeedDates.Parse(text));
}
