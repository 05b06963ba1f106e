using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Presses of buttons.</summary>
internal static class StandInButtons
{
    private const int MessageComponent = 3;

    /// <summary>A member presses a button under a message, perhaps one of long ago that no version of today would post.</summary>
    public static JsonObject Press(
        this StandInApplication application, StandInChannel channel, StandInMember member, JsonObject message, string customId)
    {
        var data = new JsonObject { ["component_type"] = 2, ["custom_id"] = customId };
        var interaction = application.Begin(channel, member, data, MessageComponent);
        interaction["message"] = message.DeepClone();
        return interaction;
    }
}
