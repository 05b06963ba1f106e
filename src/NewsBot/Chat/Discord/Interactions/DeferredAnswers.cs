using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>
/// Does a deferred command and writes its answer over "is thinking…". Done again, it writes the same. The answer's address holds the
/// interaction's token, so nothing of it is logged or told.
/// </summary>
public sealed partial class DeferredAnswers
{
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(2);

    /// <summary>Discord knows the message only once it has read our deferral, which we may have outrun.</summary>
    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(20);

    private readonly CommandDesk desk;
    private readonly DiscordWire wire;
    private readonly IOptionsMonitor<DiscordOptions> options;
    private readonly TimeProvider clock;
    private readonly ILogger<DeferredAnswers> logger;

    internal DeferredAnswers(
        CommandDesk desk, DiscordWire wire, IOptionsMonitor<DiscordOptions> options, TimeProvider clock, ILogger<DeferredAnswers> logger) =>
        (this.desk, this.wire, this.options, this.clock, this.logger) = (desk, wire, options, clock, logger);

    /// <summary>Null where it is finished or past its time; else how long to wait before it is tried again.</summary>
    public async Task<TimeSpan?> FinishAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var expires = interaction.BegunAt + Interaction.Life;
        if (clock.GetUtcNow() >= expires)
        {
            Log.Expired(logger, interaction.Command, interaction.Channel.Name);
            return null;
        }

        var reply = await RunAsync(interaction, cancellationToken);
        var answer = await WriteAsync(interaction, reply, cancellationToken);
        var now = clock.GetUtcNow();
        var (again, reason) = answer switch
        {
            DiscordAnswer.Answered { IsSuccess: true } => (null, ""),
            DiscordAnswer.Answered { Status: HttpStatusCode.NotFound } when now - interaction.BegunAt < UntilKnown => (AfterDoubt, "not known yet"),
            DiscordAnswer.Answered { Status: >= HttpStatusCode.InternalServerError } failed => (AfterDoubt, failed.Error.Describe((int)failed.Status)),
            DiscordAnswer.Answered refused => ((TimeSpan?)null, refused.Error.Describe((int)refused.Status)),
            DiscordAnswer.NotDone notDone => (notDone.After, notDone.Reason),
            DiscordAnswer.Broken broken => (AfterDoubt, broken.Reason),
            _ => throw new InvalidOperationException($"No meaning is known for {answer.GetType().Name}."),
        };
        if (reason.Length > 0 && (again is null || now + again >= expires))
        {
            Log.NotWritten(logger, interaction.Command, interaction.Channel.Name, reason);
            return null;
        }

        return again;
    }

    private async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.RunAsync(interaction, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Somebody waits for an answer: they are told at once, and may ask again.
            Log.CommandFailed(logger, interaction.Command, interaction.Channel.Name, e);
            return DiscordReply.Of(ChatTexts.For(interaction.Language).Interactions.Failed);
        }
    }

    private async Task<DiscordAnswer> WriteAsync(Interaction interaction, DiscordReply reply, CancellationToken cancellationToken)
    {
        var token = interaction.Token.Reveal();
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{options.CurrentValue.ApiBaseUrl.TrimEnd('/')}/webhooks/{interaction.ApplicationId}/{Uri.EscapeDataString(token)}/messages/@original");
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply with { Flags = null }, InteractionJson.Writing.DiscordReply));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = content };
        return await wire.SendAsync(new DiscordRoute("PATCH /webhooks/{id}/{token}/messages/@original", token), request, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(7010, LogLevel.Warning, "The command {Command} of channel {Channel} was not answered in time")]
        public static partial void Expired(ILogger logger, string command, string channel);

        [LoggerMessage(7011, LogLevel.Warning, "The answer to {Command} of channel {Channel} could not be written: {Reason}")]
        public static partial void NotWritten(ILogger logger, string command, string channel, string reason);

        [LoggerMessage(7012, LogLevel.Error, "The command {Command} of channel {Channel} failed")]
        public static partial void CommandFailed(ILogger logger, string command, string channel, Exception exception);
    }
}
