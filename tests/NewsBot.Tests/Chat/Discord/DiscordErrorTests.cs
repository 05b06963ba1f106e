using System.Text;
using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordErrorTests
{
    [Theory]
    [InlineData(404, """{"message":"Unknown Channel","code":10003}""", "Discord answered 404 (code 10003): Unknown Channel")]
    [InlineData(401, """{"message":"401: Unauthorized","code":0}""", "Discord answered 401: 401: Unauthorized")]
    [InlineData(502, "<html>Bad gateway</html>", "Discord answered 502")]
    [InlineData(502, "", "Discord answered 502")]
    [InlineData(400, "null", "Discord answered 400")]
    [InlineData(
        400,
        """{"message":"Invalid Form Body","code":50035,"errors":{"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}}}}""",
        "Discord answered 400 (code 50035): Invalid Form Body [embeds.0.title: Must be 256 or fewer in length.]")]
    [InlineData(400, """{"message":"odd","code":50035,"errors":[1,2]}""", "Discord answered 400 (code 50035): odd")]
    [InlineData(400, """{"message":"odd","code":50035,"errors":{"_errors":[]}}""", "Discord answered 400 (code 50035): odd [: ?]")]
    [InlineData(400, """{"message":"two\nlines \u001b[31m","code":1}""", "Discord answered 400 (code 1): two lines")]
    public void Describe_SaysWhatDiscordSaid_InOneLine(int status, string body, string expected) =>
        Assert.Equal(expected, DiscordError.Parse(Encoding.UTF8.GetBytes(body)).Describe(status));
}
