using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.Chat.Discord.Interactions.Application;

/// <summary>The bot's application as its operator sets it up: its commands at Discord, and the link that invites it.</summary>
public sealed class DiscordApplication
{
    private readonly IOptionsMonitor<DiscordOptions> options;
    private readonly DiscordWire wire;

    internal DiscordApplication(IOptionsMonitor<DiscordOptions> options, DiscordWire wire) => (this.options, this.wire) = (options, wire);

    /// <exception cref="DiscordException">The token is missing or refused, or Discord does not answer.</exception>
    public async Task<ApplicationState> FindAsync(CancellationToken cancellationToken)
    {
        var found = await AskAsync(HttpMethod.Get, "applications/@me", null, cancellationToken);
        return new ApplicationState(
            found["id"]?.ToString() ?? "", found["verify_key"]?.ToString() ?? "", found["interactions_endpoint_url"]?.ToString());
    }

    /// <summary>Looks what Discord has; registers nothing.</summary>
    /// <exception cref="DiscordException">Likewise, or the application's number is missing or not the bot's.</exception>
    public async Task<CommandChanges> CompareAsync(CancellationToken cancellationToken)
    {
        var registered = (await AskAsync(HttpMethod.Get, CommandsPath + "?with_localizations=true", null, cancellationToken)).AsArray()
            .OfType<JsonObject>()
            .ToDictionary(c => c["name"]?.ToString() ?? "", StringComparer.Ordinal);
        var ours = CommandJson.Of(CommandList.All).OfType<JsonObject>().ToDictionary(c => c["name"]?.ToString() ?? "", StringComparer.Ordinal);
        return new CommandChanges(
            [.. ours.Keys.Except(registered.Keys)],
            [.. ours.Where(c => registered.TryGetValue(c.Key, out var there) && !CommandJson.AreEqual(c.Value, there)).Select(c => c.Key)],
            [.. registered.Keys.Except(ours.Keys)]);
    }

    /// <summary>Registers the commands if Discord has anything otherwise; returns what it had.</summary>
    /// <exception cref="DiscordException">Likewise.</exception>
    public async Task<CommandChanges> RegisterAsync(CancellationToken cancellationToken)
    {
        var changes = await CompareAsync(cancellationToken);
        if (changes.Any)
        {
            var commands = CommandJson.Of(CommandList.All).ToJsonString(DiscordJson.Writing.Options);
            await AskAsync(HttpMethod.Put, CommandsPath, commands, cancellationToken);
        }

        return changes;
    }

    /// <summary>Invites the bot into a server, with what it needs and nothing more.</summary>
    /// <exception cref="DiscordException">The application's number is missing.</exception>
    public Uri InviteLink() => new(
        $"https://discord.com/oauth2/authorize?client_id={ApplicationId}&scope=bot%20applications.commands&permissions={Permissions.Invited}");

    private string ApplicationId => options.CurrentValue.ApplicationId is { Length: > 0 } id
        ? id
        : throw new DiscordException("Discord__ApplicationId is not set; copy it from the developer portal (General Information, Application ID).");

    private string CommandsPath => $"applications/{ApplicationId}/commands";

    private async Task<JsonNode> AskAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        var current = options.CurrentValue;
        if (current.BotToken?.Reveal() is not { } token)
        {
            throw new DiscordException("Discord__BotToken is not set; copy it from the developer portal (Bot, Reset Token).");
        }

        using var request = new HttpRequestMessage(method, $"{current.ApiBaseUrl.TrimEnd('/')}/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bot " + token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await wire.SendAsync(new DiscordRoute($"{method} /applications", path), request, cancellationToken);
        return answer switch
        {
            DiscordAnswer.Answered { IsSuccess: true } done => Read(done.Body),
            DiscordAnswer.Answered { Status: HttpStatusCode.Unauthorized } =>
                throw new DiscordException("Discord refuses Discord__BotToken (401); take a new one from the developer portal (Bot, Reset Token)."),
            DiscordAnswer.Answered { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound } other => throw new DiscordException(
                $"Discord__ApplicationId {current.ApplicationId} is not the application of this token ({other.Error.Describe((int)other.Status)})."),
            DiscordAnswer.Answered refused => throw new DiscordException(refused.Error.Describe((int)refused.Status)),
            DiscordAnswer.NotDone notDone => throw new DiscordException($"{notDone.Reason} Try again in {Math.Ceiling(notDone.After.TotalSeconds):0} s."),
            DiscordAnswer.Broken broken => throw new DiscordException(broken.Reason + " Try again."),
            _ => throw new InvalidOperationException($"No meaning is known for {answer.GetType().Name}."),
        };
    }

    private static JsonNode Read(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) ?? throw new DiscordException("Discord's answer is empty.");
        }
        catch (JsonException)
        {
            throw new DiscordException("Discord's answer is not JSON; does Discord__ApiBaseUrl lead to Discord?");
        }
    }
}
