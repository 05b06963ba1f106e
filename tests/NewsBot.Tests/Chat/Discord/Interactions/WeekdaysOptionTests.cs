using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class WeekdaysOptionTests
{
    private const Weekdays Work = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday;

    [Theory]
    [InlineData("mon-fri", Work)]
    [InlineData("Mon - Fri", Work)]
    [InlineData("Monday, wednesday", Weekdays.Monday | Weekdays.Wednesday)]
    [InlineData("sat sun", Weekdays.Saturday | Weekdays.Sunday)]
    [InlineData("周一至周五", Work)]
    [InlineData("星期一到五", Work)]
    [InlineData("一三五", Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday)]
    [InlineData("週六、週日", Weekdays.Saturday | Weekdays.Sunday)]
    [InlineData("星期天", Weekdays.Sunday)]
    [InlineData("mon-sun", Weekdays.Any)]
    public void TryRead_TakesWhatPeopleWrite(string written, Weekdays expected)
    {
        Assert.True(WeekdaysOption.TryRead(written, out var days));
        Assert.Equal(expected, days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("someday")]
    [InlineData("mon-")]
    [InlineData("一二八")]
    [InlineData("周")]
    public void TryRead_RefusesWhatIsNoDay(string written) => Assert.False(WeekdaysOption.TryRead(written, out _));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    public void Propose_GivesWhatCanBeRead(string language) =>
        Assert.All(WeekdaysOption.Propose("", language), c => Assert.True(WeekdaysOption.TryRead(c.Value, out _) && c.Name.Length is > 0 and <= 100));

    [Fact]
    public void Propose_PutsWhatIsTypedFirst() => Assert.Equal("Thu,Fri", WeekdaysOption.Propose("thu-fri", "en")[0].Value);
}
