using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class DiscordTextTests
{
    [Fact]
    public void Fit_LeavesEmptyLinesOut() => Assert.Equal("a\nb", DiscordText.Fit(["a", null, "", "b"], 100));

    [Theory]
    [InlineData(23, "aa\nbbbbbbbbbbbbbbbbbbbb")]
    [InlineData(22, "aa\n… +1")]
    [InlineData(12, "… +2")]
    public void Fit_KeepsWholeLinesWithinTheRoom_AndSaysHowManyMoreThereAre(int room, string expected) =>
        Assert.Equal(expected, DiscordText.Fit(["aa", new string('b', 20)], room));

    [Fact]
    public void Names_SayHowManyMoreThereAre_WhenTheyAreMany()
    {
        var names = DiscordText.Names([.. Enumerable.Range(100, 900).Select(i => $"topic-{i}")], ChatTexts.For("en"));

        Assert.StartsWith("topic-100, topic-101, ", names, StringComparison.Ordinal);
        Assert.EndsWith(", +791", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Quote_StaysOneLineOfCode_WhateverWasWritten() =>
        Assert.Equal("`a 'b' @everyone`", DiscordText.Quote("a\n`b` @everyone\u202E"));
}
