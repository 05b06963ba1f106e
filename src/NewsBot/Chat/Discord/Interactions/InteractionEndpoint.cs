using System.Text.Json;
using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>
/// Discord's interactions endpoint without its host: the raw body and two headers in, a status and JSON out. A host reads no more
/// than <see cref="MaxBytes"/> and one byte of a body, so that a longer one is known to be none of Discord's.
/// </summary>
public sealed class InteractionEndpoint(IOptionsMonitor<DiscordOptions> options, TimeProvider clock)
{
    /// <summary>The largest interaction is a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    public const string SignatureHeader = "X-Signature-Ed25519";
    public const string TimestampHeader = "X-Signature-Timestamp";

    private static readonly InteractionAnswer Pong = InteractionAnswer.Of("""{"type":1}"""u8.ToArray());

    /// <param name="body">The bytes as they came.</param>
    /// <param name="signature">Header <see cref="SignatureHeader"/>; null where there is none.</param>
    /// <param name="timestamp">Header <see cref="TimestampHeader"/>, likewise.</param>
    /// <param name="cancellationToken">Stops the answering.</param>
    public async Task<InteractionAnswer> AnswerAsync(
        ReadOnlyMemory<byte> body, string? signature, string? timestamp, CancellationToken cancellationToken)
    {
        if (body.Length > MaxBytes
            || !InteractionSignature.Verifies(options.CurrentValue.PublicKey, signature, timestamp, body.Span, clock.GetUtcNow()))
        {
            return InteractionAnswer.Unauthorized;
        }

        await Task.CompletedTask;
        return Read(body.Span) is { Type: 1 } ? Pong : InteractionAnswer.NotUnderstood;
    }

    private static WireInteraction? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, InteractionJson.Default.WireInteraction);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
