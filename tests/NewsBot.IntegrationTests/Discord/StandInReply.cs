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

    /// <summary>That it takes the place of the message with the pressed button.</summary>
    public bool IsUpdate { get; private set; }

    /// <summary>How often a deferred answer was written.</summary>
    public int Edits { get; private set; }

    /// <summary>The message's text: content and embeds.</summary>
    public string Text => Message is null ? "" : string.Join(
        '\n',
        new[] { Message["content"] }
            .Concat((Message["embeds"]?.AsArray() ?? []).SelectMany(e => new[] { e?["title"], e?["description"] }))
            .Select(t => t?.ToString())
            .Where(t => !string.IsNullOrEmpty(t)));

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

        Assert.True(type is 4 or 5 || (interactionType == 3 && type is 6 or 7), $"{type} is no answer to that interaction.");
        IsAnswered = true;
        IsUpdate = type is 6 or 7;
        IsEphemeral = answer["data"]?["flags"]?.GetValue<int>() == Ephemeral;
        if (type is 4 or 7)
        {
            var message = Assert.IsType<JsonObject>(answer["data"]);
            Assert.False(MessageForm.Check(message).Any, MessageForm.Check(message).ToJson().ToJsonString());
            Assert.False(type == 4 && MessageForm.IsEmpty(message));
            Assert.False(type == 7 && IsEphemeral, "Flags stay as they are.");
            Message = message;
        }
    }

    internal void Edit(JsonObject message)
    {
        Message = message;
        Edits++;
    }
}
