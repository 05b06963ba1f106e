using System.Text;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class InteractionReaderTests
{
    private const string Sent = """
        {
          "id":"1442438230000000001","application_id":"165511591545143296","type":2,"token":"aW50ZXJhY3Rpb24","version":1,
          "locale":"zh-TW","guild_locale":"en-US","guild_id":"290926798626357999","channel_id":"645027906669510667","app_permissions":"442368",
          "member":{"permissions":"16","roles":[],"user":{"id":"53908232506183680","username":"Mason"}},
          "data":{"id":"771825006014889984","name":"search","type":1,"options":[
            {"name":"query","type":3,"value":" robot* "},{"name":"topic","type":3,"value":"op","focused":true},{"name":"days","type":4,"value":3}]}
        }
        """;

    [Fact]
    public void Read_TakesWhatTheMemberAsked()
    {
        var asked = Read(Sent);

        Assert.NotNull(asked);
        Assert.Equal("search", asked.Command);
        Assert.Equal(new ChannelId(ChannelKind.Discord, "645027906669510667"), asked.Channel);
        Assert.Equal("zh-Hant", asked.Language);
        Assert.Equal("robot*", asked.Option("query"));
        Assert.Equal("3", asked.Option("days"));
        Assert.Null(asked.Option("time"));
        Assert.Equal("topic", asked.Focused);
        Assert.True(asked.MayChange);
    }

    [Fact]
    public void Read_GivesTheInstantOfItsNumber() =>
        Assert.Equal(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero), Read(Sent.Replace("1442438230000000001", "175928847299117063", StringComparison.Ordinal))?.BegunAt);

    [Fact]
    public void Read_KeepsTheTokenToItself() => Assert.DoesNotContain("aW50ZXJhY3Rpb24", Read(Sent)?.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Read_NamesSubcommandsWithTheirCommand()
    {
        var asked = Read(Sent.Replace(
            "\"name\":\"search\",\"type\":1,\"options\":[",
            "\"name\":\"topic\",\"type\":1,\"options\":[{\"name\":\"show\",\"type\":1,\"options\":[{\"name\":\"topic\",\"type\":3,\"value\":\"gpt-5\"}]}],\"x\":[",
            StringComparison.Ordinal));

        Assert.Equal("topic show", asked?.Command);
        Assert.Equal("gpt-5", asked?.Option("topic"));
    }

    [Theory]
    [InlineData("\"guild_id\":\"290926798626357999\",", "")]
    [InlineData("\"channel_id\":\"645027906669510667\"", "\"channel_id\":\"console\"")]
    [InlineData("\"channel_id\":\"645027906669510667\"", "\"channel_id\":\"webhook:news\"")]
    [InlineData("\"id\":\"1442438230000000001\",", "\"id\":\"../..\",")]
    [InlineData("\"application_id\":\"165511591545143296\"", "\"application_id\":\"x/y\"")]
    [InlineData("\"token\":\"aW50ZXJhY3Rpb24\",", "")]
    [InlineData("\"member\":{", "\"user\":{")]
    [InlineData("\"name\":\"search\",", "")]
    public void Read_IsNull_WhenAPartIsMissingOrOdd(string part, string instead) =>
        Assert.Null(Read(Sent.Replace(part, instead, StringComparison.Ordinal)));

    [Fact]
    public void Read_LeavesAValueOut_WhenItIsNoText() =>
        Assert.Null(Read(Sent.Replace(" robot* ", "\\ud800", StringComparison.Ordinal))?.Option("query"));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Read_TakesAYesOrNo(string value, bool expected) =>
        Assert.Equal(expected, Read(Sent.Replace("\" robot* \"", value, StringComparison.Ordinal))?.Flag("query"));

    [Fact]
    public void Read_PassesOverAnOption_WhenItIsNull() =>
        Assert.Equal("robot*", Read(Sent.Replace("\"options\":[", "\"options\":[null,", StringComparison.Ordinal))?.Option("query"));

    [Fact]
    public void Read_NeverThrows_WhateverBytesChange()
    {
        var random = new Random(5);
        var read = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var body = Encoding.UTF8.GetBytes(Sent);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            read += InteractionReader.Parse(body) is { } wire && InteractionReader.Read(wire) is not null ? 1 : 0;
        }

        Assert.InRange(read, 500, 4_500);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("8", true)]
    [InlineData("16", true)]
    [InlineData("18446744073709551599", true)]
    [InlineData("-16", false)]
    [InlineData("all", false)]
    public void Read_LetsOnlyThoseChangeWhoManageTheChannel(string permissions, bool expected) =>
        Assert.Equal(expected, Read(Sent.Replace("\"permissions\":\"16\"", $"\"permissions\":\"{permissions}\"", StringComparison.Ordinal))?.MayChange);

    [Theory]
    [InlineData("0", false)]
    [InlineData("1024", false)]
    [InlineData("3072", false)]
    [InlineData("19456", true)]
    [InlineData("274877924352", true)]
    [InlineData("8", true)]
    public void Read_SeesWhetherTheBotMayPost(string permissions, bool expected) =>
        Assert.Equal(expected, Read(Sent.Replace("442368", permissions, StringComparison.Ordinal))?.CanPost);

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("de", "en")]
    [InlineData(null, "en")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hant")]
    [InlineData("zh-HK", "zh-Hant")]
    public void LanguageOf_IsTheMembersOrEnglish(string? locale, string expected) => Assert.Equal(expected, InteractionReader.LanguageOf(locale));

    private static Interaction? Read(string json) =>
        InteractionReader.Parse(Encoding.UTF8.GetBytes(json)) is { } wire ? InteractionReader.Read(wire) : null;
}
