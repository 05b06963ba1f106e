using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord;

/// <summary>Discord's wire names. <see cref="Writing"/> writes, the default context reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(DiscordError))]
[JsonSerializable(typeof(DiscordStandingMessage))]
[JsonSerializable(typeof(List<DiscordStandingMessage>))]
[JsonSerializable(typeof(DiscordChannelState))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    public static DiscordJson Writing => Lazy.Writing;

    /// <summary>Chinese stays Chinese: escaped, a full message would not fit into one property of a table row.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // Apart, because the order of static members over the parts of a class is nobody's promise.
    private static class Lazy
    {
        public static readonly DiscordJson Writing = new(new JsonSerializerOptions(Default.DiscordMessage.Options) { Encoder = Encoder });
    }
}
