using NewsBot.Stories;

namespace NewsBot.Tests.Stories;

public sealed class AmountTests
{
    [Theory]
    [InlineData("$7b", "70亿")]
    [InlineData("10 billion", "100亿")]
    [InlineData("2.8 trillion", "2.8万亿")]
    [InlineData("500 million", "5亿")]
    [InlineData("21b", "209.7亿")]
    [InlineData("1,200", "1200")]
    [InlineData("80%", "80 %")]
    [InlineData("115亿", "11.5bn")]
    public void Read_IsTheSame_ForOneAmount(string one, string other) => Assert.Equal(Read(one), Read(other));

    [Theory]
    [InlineData("7b", "7m")]
    [InlineData("70亿", "80亿")]
    [InlineData("80%", "80")]
    public void Read_Differs_ForOthers(string one, string other) => Assert.NotEqual(Read(one), Read(other));

    [Theory]
    [InlineData("2026")]
    [InlineData("7月")]
    [InlineData("27日")]
    [InlineData("3")]
    [InlineData("99999999999999999999999999")]
    public void Read_IsEmpty_ForWhatIsNoAmount(string text) => Assert.Empty(Read(text));

    private static string Read(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        return Amount.Read(text, start, out _);
    }
}
