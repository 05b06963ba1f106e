using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Discord's wire names of interactions. <see cref="Writing"/> writes, the default context reads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireInteraction))]
[JsonSerializable(typeof(DiscordReply))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ChoicesAnswer))]
internal sealed partial class InteractionJson : JsonSerializerContext
{
    public static InteractionJson Writing => Lazy.Writing;

    // Apart, because the order of static members over the parts of a class is nobody's promise.
    private static class Lazy
    {
        public static readonly InteractionJson Writing =
            new(new JsonSerializerOptions(Default.Options) { Encoder = DiscordJson.Encoder });
    }
}

/// <param name="Type">4, or 7 for what becomes of the message with the button.</param>
/// <param name="Data">The message.</param>
internal sealed record MessageAnswer(int Type, DiscordReply Data);

/// <param name="Type">8.</param>
/// <param name="Data">At most 25 of them.</param>
internal sealed record ChoicesAnswer(int Type, ChoicesData Data);

internal sealed record ChoicesData(IReadOnlyList<Choice> Choices);
