using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Presses of buttons.</summary>
internal static class StandInButtons
{
    private const int MessageComponent = 3;

    /// <summary>A member presses a button under a message; one with that id must be there.</summary>
    public static JsonObject Press(
        this StandInApplication application, StandInChannel channel, StandInMember member, JsonObject message, string customId)
    {
        Assert.Contains(customId, ComponentForm.CustomIds(message));
        return application.PressOld(channel, member, message, customId);
    }

    /// <summary>Likewise, of a message of which nobody knows any more what it had.</summary>
    public static JsonObject PressOld(
        this StandInApplication application, StandInChannel channel, StandInMember member, JsonObject message, string customId)
    {
        var data = new JsonObject { ["component_type"] = 2, ["custom_id"] = customId };
        var interaction = application.Begin(channel, member, data, MessageComponent);
        interaction["message"] = message.DeepClone();
        return interaction;
    }
}
