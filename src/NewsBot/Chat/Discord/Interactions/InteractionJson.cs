using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>Discord's wire names of interactions.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WireInteraction))]
internal sealed partial class InteractionJson : JsonSerializerContext;
