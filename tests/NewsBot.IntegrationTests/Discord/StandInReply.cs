using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>The one reply to an interaction, as its member sees it.</summary>
public sealed class StandInReply(DateTimeOffset issuedAt)
{
    private const int Ephemeral = 64;

    public DateTimeOffset IssuedAt { get; } = issuedAt;

    /// <summary>The message; null while the bot "is thinking".</summary>
    public JsonObject? Message { get; private set; }

    public bool IsAnswered { get; private set; }

    public bool IsEphemeral { get; private set; }

    /// <summary>How often a deferred answer was written.</summary>
    public int Edits { get; private set; }

    /// <summary>The message's text: content and embeds.</summary>
    public string Text => Message is null ? "" : string.Join(
        '\n',
        [Message["content"]?.ToString(), .. (Message["embeds"]?.AsArray() ?? []).SelectMany(e => new[] { e?["title"]?.ToString(), e?["description"]?.ToString() })]);

    internal void Take(JsonObject answer, int interactionType)
    {
        Assert.False(IsAnswered, "Discord answers 40060: Interaction has already been acknowledged.");
        var type = answer["type"]?.GetValue<int>();
        if (interactionType == 4)
        {
            Assert.Equal(8, type);
            var choices = Assert.IsType<JsonArray>(answer["data"]?["choices"]);
            Assert.InRange(choices.Count, 0, 25);
            Assert.All(choices, c =>
            {
                Assert.InRange(MessageForm.Length(c?["name"]?.ToString() ?? ""), 1, 100);
                Assert.InRange(MessageForm.Length(c?["value"]?.ToString() ?? ""), 1, 100);
            });
            return;
        }

        Assert.True(type is 4 or 5, $"{type} is no answer to a command.");
        IsAnswered = true;
        IsEphemeral = answer["data"]?["flags"]?.GetValue<int>() == Ephemeral;
        if (type == 4)
        {
            var message = Assert.IsType<JsonObject>(answer["data"]);
            Assert.False(MessageForm.Check(message).Any, MessageForm.Check(message).ToJson().ToJsonString());
            Assert.False(MessageForm.IsEmpty(message));
            Message = message;
        }
    }

    internal void Edit(JsonObject message)
    {
        Message = message;
        Edits++;
    }
}
