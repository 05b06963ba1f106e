using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>A message that stands in a channel.</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="Body">As Discord gives it back.</param>
/// <param name="Pings">Who was notified: <c>everyone</c>, <c>here</c>, <c>&amp;role</c>, user.</param>
/// <param name="Form">As it was sent.</param>
public sealed record StandInMessage(ulong Id, JsonObject Body, IReadOnlyList<string> Pings, JsonObject Form)
{
    public JsonArray Embeds => Body["embeds"]?.AsArray() ?? [];
}
