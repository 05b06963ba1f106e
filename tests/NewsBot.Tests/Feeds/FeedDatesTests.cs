using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

public sealed class FeedDatesTests
{
    [Fact]
    public void Parse_ReadsADate() => Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 9, 10, TimeSpan.Zero), FeedDates.Parse(" Tue, 24 Nov 2026 08:09:10 +0800\n"));

    // Unset clocks and fields.
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("Mon, 01 Jan 1900 00:00:00 GMT")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("9998-12-31T23:59:59Z")]
    public void Parse_IsNull_WhenItCantBeAnEntrys(string? text) => Assert.Null(FeedDates.Parse(text));
}
