using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Pipeline;

/// <summary>
/// Traces that go on across queues: a message carries the W3C <c>traceparent</c> of the step that sent it, as one more member of its
/// JSON, and the step that reads it goes on under that parent. Where nobody listens there is none.
/// </summary>
public static partial class StepTrace
{
    public const string SourceName = "NewsBot";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A timer's run, or anything else that begins by itself.</summary>
    public static Activity? Start(string step) => Source.StartActivity(step);

    /// <summary>The run of a step on a message of a queue.</summary>
    internal static Activity? Start(string queue, ReadOnlySpan<byte> message)
    {
        // What the host itself noted of this run is no parent of ours, and worth finding from here.
        var around = Activity.Current is { } current ? new[] { new ActivityLink(current.Context) } : null;
        var activity = Source.StartActivity($"process {queue}", ActivityKind.Consumer, ParentOf(message), links: around);
        return activity?.SetTag("messaging.system", "azure_queue_storage").SetTag("messaging.destination.name", queue);
    }

    /// <summary>The message with the present trace in it, if there is one and it leaves the message within its limit.</summary>
    internal static byte[] Into(byte[] message, int maxBytes)
    {
        if (Activity.Current is not { IdFormat: ActivityIdFormat.W3C, Id: { } id })
        {
            return message;
        }

        // A message is an object with at least its version, so its last byte closes it.
        byte[] traced = [.. message.AsSpan()[..^1], .. Encoding.ASCII.GetBytes($",\"traceparent\":\"{id}\"}}")];
        return traced.Length <= maxBytes ? traced : message;
    }

    private static ActivityContext ParentOf(ReadOnlySpan<byte> message)
    {
        if (!Source.HasListeners())
        {
            return default;
        }

        try
        {
            var parent = JsonSerializer.Deserialize(message, TraceJson.Default.TraceParent)?.Traceparent;
            return ActivityContext.TryParse(parent, null, isRemote: true, out var context) ? context : default;
        }
        catch (JsonException)
        {
            // Whether it is a message at all is its reader's to say.
            return default;
        }
    }

    /// <summary>What of a message says where it came from.</summary>
    private sealed record TraceParent(string? Traceparent);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(TraceParent))]
    private sealed partial class TraceJson : JsonSerializerContext;
}
