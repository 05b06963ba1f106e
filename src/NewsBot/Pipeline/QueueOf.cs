using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Storage.Queues;
using NewsBot.Storage;

namespace NewsBot.Pipeline;

/// <summary>A queue of one kind of message: JSON with its version, Base64 on the wire as the Functions host expects.</summary>
/// <param name="storage">Where it is.</param>
/// <param name="name">Which it is.</param>
/// <param name="json">Its messages' form.</param>
/// <param name="life">How long a message is worth anything; null: for ever.</param>
public sealed class QueueOf<TMessage>(StorageAccount storage, string name, JsonTypeInfo<TMessage> json, TimeSpan? life = null)
    where TMessage : class, IStepMessage
{
    /// <summary>Bytes before Base64; the service takes 64 KiB after.</summary>
    public const int MaxBytes = 48 * 1_024;

    // Late is not lost: the service's default would drop a message after seven days.
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue = storage.Queue(name);

    public string Name => name;

    /// <param name="message">At most <see cref="MaxBytes"/> as JSON. The present trace goes with it.</param>
    /// <param name="delay">How long it stays unseen; null: not at all.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public async Task SendAsync(TMessage message, TimeSpan? delay, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, json);
        if (body.Length > MaxBytes)
        {
            throw new InvalidOperationException($"A message for {name} has {body.Length} bytes; at most {MaxBytes} are allowed.");
        }

        await queue.SendMessageAsync(BinaryData.FromBytes(StepTrace.Into(body, MaxBytes)), delay, life ?? Never, cancellationToken);
    }

    /// <summary>Reads a message's JSON.</summary>
    /// <exception cref="InvalidDataException">It is none of ours, or of a version that this code does not know.</exception>
    public TMessage Read(ReadOnlySpan<byte> body)
    {
        TMessage? message;
        try
        {
            message = JsonSerializer.Deserialize(body, json);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Not a message for {name}: {e.Message}", e);
        }

        return message switch
        {
            null => throw new InvalidDataException($"Not a message for {name}: it is null."),
            { V: not 1 } => throw new InvalidDataException($"A message for {name} has version {message.V}; this code knows version 1."),
            _ => message,
        };
    }
}
