using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>
/// Discord's interactions endpoint without its host: the raw body and two headers in, a status and JSON out. A host reads no more
/// than <see cref="MaxBytes"/> and one byte of a body, so that a longer one is known to be none of Discord's.
/// </summary>
public sealed partial class InteractionEndpoint
{
    /// <summary>The largest interaction is a tenth of it.</summary>
    public const int MaxBytes = 256 * 1024;

    public const string SignatureHeader = "X-Signature-Ed25519";
    public const string TimestampHeader = "X-Signature-Timestamp";

    /// <summary>Discord waits 3 seconds; a storage that does not answer would take longer to give up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int Ping = 1;
    private const int Command = 2;
    private const int Component = 3;
    private const int Autocomplete = 4;
    private const int Message = 4;
    private const int Update = 7;
    private const int Choices = 8;

    private static readonly InteractionAnswer Pong = InteractionAnswer.Of("""{"type":1}"""u8.ToArray());

    /// <summary>"Is thinking…", to the member alone.</summary>
    private static readonly InteractionAnswer Deferred = InteractionAnswer.Of("""{"type":5,"data":{"flags":64}}"""u8.ToArray());

    /// <summary>The message with the button stays as it is until it is written over.</summary>
    private static readonly InteractionAnswer DeferredUpdate = InteractionAnswer.Of("""{"type":6}"""u8.ToArray());

    private readonly IOptionsMonitor<DiscordOptions> options;
    private readonly CommandDesk desk;
    private readonly IInteractionQueues queues;
    private readonly TimeProvider clock;
    private readonly ILogger<InteractionEndpoint> logger;

    internal InteractionEndpoint(
        IOptionsMonitor<DiscordOptions> options, CommandDesk desk, IInteractionQueues queues, TimeProvider clock, ILogger<InteractionEndpoint> logger) =>
        (this.options, this.desk, this.queues, this.clock, this.logger) = (options, desk, queues, clock, logger);

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

        return InteractionReader.Parse(body.Span) switch
        {
            { Type: Ping } => Pong,
            { Type: Command or Component } wire when InteractionReader.Read(wire) is { } asked => await AnswerAsync(asked, cancellationToken),
            { Type: Autocomplete } wire when InteractionReader.Read(wire) is { } asked => await ProposeAsync(asked, cancellationToken),
            _ => InteractionAnswer.NotUnderstood,
        };
    }

    private async Task<InteractionAnswer> AnswerAsync(Interaction asked, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            if (desk.IsSlow(asked))
            {
                await queues.DeferAsync(asked, either.Token);
                return asked.Pressed is null ? Deferred : DeferredUpdate;
            }

            return Answer(await desk.RunAsync(asked, either.Token));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CommandFailed(logger, asked.Command, asked.Channel.Name, e);
            return Answer(DiscordReply.Of(ChatTexts.For(asked.Language).Interactions.Failed));
        }
    }

    private async Task<InteractionAnswer> ProposeAsync(Interaction asked, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        IReadOnlyList<Choice> choices = [];
        try
        {
            choices = await desk.ProposeAsync(asked, either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A member who types can do without proposals.
            Log.CommandFailed(logger, asked.Command, asked.Channel.Name, e);
        }

        return InteractionAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(
            new ChoicesAnswer(Choices, new ChoicesData(choices)), InteractionJson.Writing.ChoicesAnswer));
    }

    private static InteractionAnswer Answer(DiscordReply reply)
    {
        // What a message is, ephemeral or not, it stays.
        var answer = reply.Replaces ? new MessageAnswer(Update, reply with { Flags = null }) : new MessageAnswer(Message, reply);
        return InteractionAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(answer, InteractionJson.Writing.MessageAnswer));
    }

    private static partial class Log
    {
        [LoggerMessage(7013, LogLevel.Error, "The command {Command} of channel {Channel} failed")]
        public static partial void CommandFailed(ILogger logger, string command, string channel, Exception exception);
    }
}
