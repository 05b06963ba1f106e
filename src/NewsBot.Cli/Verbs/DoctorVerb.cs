using System.CommandLine;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord;
using NewsBot.Chat.Discord.Interactions.Application;
using NewsBot.Cli.Hosting;
using NewsBot.Fetching;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Storage;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot doctor</c>: what is well, what is not, and the way to mend it.</summary>
internal static class DoctorVerb
{
    private enum Level
    {
        Ok,
        Warning,
        Failed,
    }

    public static Command Create()
    {
        var json = BotCommand.Json();
        var cost = new DoctorCost();
        var command = BotCommand.Create("doctor", "Check configuration, storage, Discord and sources.", [json, .. cost.Options]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (cost.IsWanted(parsed))
            {
                await cost.TellAsync(parsed, parsed.GetValue(json), cancellationToken);
                return ExitCode.Done;
            }

            var findings = await ExamineAsync(parsed, cancellationToken);
            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, findings.Select(f => new { level = f.Level.ToString().ToLowerInvariant(), f.What, f.Line }));
            }
            else
            {
                foreach (var finding in findings)
                {
                    Console.Out.WriteLine($"{finding.Level.ToString().ToLowerInvariant(),-8} {finding.What,-14} {finding.Line}");
                }
            }

            return findings.Any(f => f.Level == Level.Failed) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await using var bot = await Bot.StartAsync(
                BotCommand.LogLevelOf(parsed, Microsoft.Extensions.Logging.LogLevel.Critical), cancellationToken);
            return
            [
                new(Level.Ok, "configuration", "every option is within its range"),
                new(Level.Ok, "storage", $"answers ({(bot.IsEmbedded ? $"embedded Azurite, data in {Bot.Folder}" : bot.Get<StorageOptions>().ToString())})"),
                .. await QueuesAsync(bot, cancellationToken),
                Contact(bot.Get<IOptions<IngestOptions>>().Value),
                .. await DiscordAsync(bot, cancellationToken),
                .. await SourcesAsync(bot, cancellationToken),
                .. await ChannelsAsync(bot, cancellationToken),
            ];
        }
        catch (StorageException e)
        {
            return [new(Level.Failed, "storage", e.Message)];
        }
        catch (UserException e)
        {
            return [new(Level.Failed, "configuration", e.Message)];
        }
    }

    private static async Task<IReadOnlyList<Finding>> QueuesAsync(Bot bot, CancellationToken cancellationToken)
    {
        var health = await bot.Get<Health>().CheckAsync(cancellationToken);
        var waiting = string.Join(", ", health.Queues.Select(q => $"{q.Key} {q.Value}"));
        var poisoned = health.Poison.Values.Sum();
        return
        [
            new(Level.Ok, "queues", waiting),
            poisoned == 0
                ? new(Level.Ok, "poison", "nothing failed for good")
                : new(Level.Warning, "poison", $"{poisoned} messages failed for good; 'newsbot poison list' tells why"),
        ];
    }

    private static Finding Contact(IngestOptions options) => options.Contact == Project.Address
        ? new(Level.Warning, "contact", "Ingest__Contact is not set: owners of sites can't tell who asks; set it to a page of yours")
        : new(Level.Ok, "contact", options.Contact);

    private static async Task<IReadOnlyList<Finding>> DiscordAsync(Bot bot, CancellationToken cancellationToken)
    {
        var options = bot.Get<IOptions<DiscordOptions>>().Value;
        if (options.BotToken is null)
        {
            return [new(Level.Warning, "discord", "no Discord__BotToken: digests go to webhooks and the console only, and there are no slash commands")];
        }

        var application = bot.Get<DiscordApplication>();
        try
        {
            var state = await application.FindAsync(cancellationToken);
            List<Finding> findings =
            [
                new(Level.Ok, "discord", $"takes the bot token; REST API at {options.ApiBaseUrl}"),
                Same("application", "Discord__ApplicationId", options.ApplicationId, state.Id),
                Same("public key", "Discord__PublicKey", options.PublicKey, state.VerifyKey),
                state.InteractionsEndpointUrl is { } url
                    ? new(Level.Ok, "endpoint", $"Discord sends interactions to {url}")
                    : new(Level.Warning, "endpoint", "Discord sends no interactions: set the developer portal's Interactions Endpoint URL to https://<your host>/api/discord/interactions"),
            ];
            if (options.ApplicationId == state.Id)
            {
                var changes = await application.CompareAsync(cancellationToken);
                findings.Add(changes.Any
                    ? new(Level.Warning, "commands", "Discord has other slash commands than this bot; 'newsbot discord register' mends that")
                    : new(Level.Ok, "commands", "the slash commands are registered as they are"));
            }

            return findings;
        }
        catch (DiscordException e)
        {
            return [new(Level.Failed, "discord", e.Message)];
        }
    }

    private static Finding Same(string what, string key, string? ours, string theirs) =>
        string.IsNullOrEmpty(ours) ? new(Level.Warning, what, $"{key} is not set, so slash commands do not work; set it to {theirs}")
        : string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase) ? new(Level.Ok, what, $"{key} is the bot's")
        : new(Level.Failed, what, $"{key} is {ours}; set it to {theirs}, which is the bot's");

    private static async Task<IReadOnlyList<Finding>> SourcesAsync(Bot bot, CancellationToken cancellationToken)
    {
        var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
        if (sources.Count == 0)
        {
            return [new(Level.Warning, "sources", "none is watched; 'newsbot run' adds the default ones, 'newsbot sources add' yours")];
        }

        return
        [
            new(Level.Ok, "sources", $"{sources.Count} watched, {sources.Count(s => s.Status == SourceStatus.Ok)} well"),
            .. sources.Where(s => s.Status is SourceStatus.Failing or SourceStatus.Gone)
                .Select(s => new Finding(Level.Warning, "source", $"{s.Id} {s.Url}: {s.Reason}; 'newsbot sources check {s.Id}' tries it now")),
        ];
    }

    private static async Task<IReadOnlyList<Finding>> ChannelsAsync(Bot bot, CancellationToken cancellationToken)
    {
        var channels = await bot.Get<ChannelStore>().ListAsync(cancellationToken);
        if (channels.Count == 0)
        {
            return [new(Level.Warning, "channels", "none is subscribed; 'newsbot subscriptions add --channel console --topic open-source'")];
        }

        return
        [
            new(Level.Ok, "channels", $"{channels.Count} subscribed"),
            .. channels.Where(c => c.SwitchedOff is not null)
                .Select(c => new Finding(
                    Level.Warning, "channel", $"{c.Id}: {c.SwitchedOff}; mended? 'newsbot subscriptions resume --channel {c.Id}'")),
        ];
    }

    private sealed record Finding(Level Level, string What, string Line);
}
