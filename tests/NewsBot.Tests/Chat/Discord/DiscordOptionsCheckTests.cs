using NewsBot.Chat;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordOptionsCheckTests
{
    [Fact]
    public void Validate_Succeeds_WhenNothingIsSet() => Assert.True(Check(new DiscordOptions()).Succeeded);

    [Fact]
    public void Validate_Succeeds_WhenAllIsSet() => Assert.True(Check(new DiscordOptions
    {
        ApplicationId = "165511591545143296",
        PublicKey = new string('a', 64),
        BotToken = new Secret("MTk4.Cl2FMQ.Zn-CjM"),
        ApiBaseUrl = "http://127.0.0.1:5000/api/v10",
    }).Succeeded);

    [Theory]
    [InlineData("12")]
    [InlineData("newsbot")]
    public void Validate_NamesKeyValueAndWhatIsAllowed_WhenTheApplicationIdIsNone(string id) => Assert.Equal(
        $"Discord__ApplicationId is '{id}'; allowed: the application's number, 15 to 20 digits.",
        Check(new DiscordOptions { ApplicationId = id }).FailureMessage);

    [Fact]
    public void Validate_NamesKeyValueAndWhatIsAllowed_WhenThePublicKeyIsNone() => Assert.Equal(
        "Discord__PublicKey is 'abc'; allowed: 64 hexadecimal digits, from the developer portal.",
        Check(new DiscordOptions { PublicKey = "abc" }).FailureMessage);

    [Theory]
    [InlineData("Bot MTk4.secret")]
    [InlineData("MTk4.secret\n")]
    public void Validate_NeverShowsTheToken_WhenItIsNone(string token) => Assert.Equal(
        "Discord__BotToken is '***'; allowed: the token alone, without 'Bot ' before it, spaces or line breaks.",
        Check(new DiscordOptions { BotToken = new Secret(token) }).FailureMessage);

    [Theory]
    [InlineData("")]
    [InlineData("discord.com/api/v10")]
    [InlineData("http://discord.com/api/v10")]
    [InlineData("https://discord.com/api/v10?x=1")]
    public void Validate_NamesKeyValueAndWhatIsAllowed_WhenTheApiIsNowhere(string url) => Assert.Equal(
        $"Discord__ApiBaseUrl is '{url}'; allowed: an absolute https address (http on loopback only), without query, such as https://discord.com/api/v10.",
        Check(new DiscordOptions { ApiBaseUrl = url }).FailureMessage);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(DiscordOptions options) =>
        new DiscordOptionsCheck().Validate(null, options);
}
