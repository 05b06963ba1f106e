using NewsBot.Subscriptions;

namespace NewsBot.Tests.Subscriptions;

public sealed class WeekdayNamesTests
{
    [Theory]
    [InlineData("mon,wed,fri", "Mon Wed Fri")]
    [InlineData("Friday, MONDAY", "Mon Fri")]
    [InlineData("mon-fri", "Mon Tue Wed Thu Fri")]
    [InlineData("sat-mon", "Mon Sat Sun")]
    [InlineData("mon-wed,sun", "Mon Tue Wed Sun")]
    [InlineData("tue-tue", "Tue")]
    [InlineData("mon-sun", "")]
    public void TryParse_ReadsDaysAndSpans(string text, string expected)
    {
        Assert.True(WeekdayNames.TryParse(text, out var days));
        Assert.Equal(expected, string.Join(' ', WeekdayNames.Of(days)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mon,")]
    [InlineData("mo")]
    [InlineData("funday")]
    [InlineData("mon-tue-wed")]
    [InlineData("1")]
    public void TryParse_IsFalse_WhenOneIsNone(string? text) => Assert.False(WeekdayNames.TryParse(text, out _));
}
