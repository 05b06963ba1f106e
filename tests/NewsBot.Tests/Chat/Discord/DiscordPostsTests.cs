using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Subscriptions;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordPostsTests
{
    private static readonly FrozenPart Part = FrozenPart.Freeze(
        new ChannelId(ChannelKind.Discord, "165511591545143296"), """{"embeds":[{"title":"中文"}]}""", TestDigests.Due);

    [Theory]
    [InlineData(200, """{"id":"1"}""", typeof(PostResult.Posted))]
    [InlineData(200, "broken off", typeof(PostResult.Posted))]
    [InlineData(204, "", typeof(PostResult.Posted))]
    [InlineData(302, "", typeof(PostResult.Later))]
    [InlineData(400, """{"message":"Invalid Form Body","code":50035}""", typeof(PostResult.Rejected))]
    [InlineData(400, """{"message":"Cannot send an empty message","code":50006}""", typeof(PostResult.Rejected))]
    [InlineData(400, """{"message":"Message was blocked by automatic moderation","code":200000}""", typeof(PostResult.Rejected))]
    [InlineData(400, """{"message":"400: Bad Request","code":0}""", typeof(PostResult.Rejected))]
    [InlineData(400, """{"message":"Cannot send messages in a non-text channel","code":50008}""", typeof(PostResult.ChannelGone))]
    [InlineData(400, """{"message":"Thread is archived","code":50083}""", typeof(PostResult.ChannelGone))]
    [InlineData(400, """{"message":"Send messages has been temporarily disabled","code":40004}""", typeof(PostResult.Later))]
    [InlineData(400, "<html>proxy</html>", typeof(PostResult.Later))]
    [InlineData(401, """{"message":"401: Unauthorized","code":0}""", typeof(PostResult.Unauthorized))]
    [InlineData(403, """{"message":"Missing Access","code":50001}""", typeof(PostResult.ChannelGone))]
    [InlineData(403, """{"message":"Cannot send messages to this user","code":50007}""", typeof(PostResult.ChannelGone))]
    [InlineData(403, """{"message":"internal network error","code":40333}""", typeof(PostResult.Later))]
    [InlineData(403, "<html>Cloudflare</html>", typeof(PostResult.Later))]
    [InlineData(404, """{"message":"Unknown Channel","code":10003}""", typeof(PostResult.ChannelGone))]
    [InlineData(404, """{"message":"404: Not Found","code":0}""", typeof(PostResult.Later))]
    [InlineData(405, """{"message":"405: Method Not Allowed","code":0}""", typeof(PostResult.Later))]
    [InlineData(408, "", typeof(PostResult.InDoubt))]
    [InlineData(413, """{"message":"Request entity too large","code":40005}""", typeof(PostResult.Rejected))]
    [InlineData(500, """{"message":"500: Internal Server Error","code":0}""", typeof(PostResult.InDoubt))]
    [InlineData(503, "upstream connect error", typeof(PostResult.InDoubt))]
    public void ToResult_SaysWhatTheAnswerMeans(int status, string body, Type expected)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var error = status < 300 ? new DiscordError() : DiscordError.Parse(bytes);

        Assert.IsType(expected, DiscordPosts.ToResult(new DiscordAnswer.Answered((HttpStatusCode)status, bytes, error)));
    }

    [Fact]
    public async Task Content_AddsTheNonce_WhereItCounts()
    {
        using var content = DiscordPosts.Content(Part, enforceNonce: true);

        Assert.NotNull(content);
        Assert.Equal("application/json", content.Headers.ContentType?.MediaType);
        Assert.Equal(
            $$"""{"embeds":[{"title":"中文"}],"nonce":"{{Part.Nonce}}","enforce_nonce":true}""",
            await content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Content_IsTheFrozenBody_WhereNoNonceCounts()
    {
        using var content = DiscordPosts.Content(Part, enforceNonce: false);

        Assert.NotNull(content);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(Part.Body),
            JsonNode.Parse(await content.ReadAsStringAsync(TestContext.Current.CancellationToken))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"embeds\":")]
    public void Content_IsNone_WhenTheBodyIsNoMessage(string body) =>
        Assert.Null(DiscordPosts.Content(Part with { Body = body }, enforceNonce: true));
}
