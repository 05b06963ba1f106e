using System.CommandLine;
using NewsBot.Chat.Discord.Interactions.Application;
using NewsBot.Cli.Hosting;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot discord</c>: the application in Discord's developer portal.</summary>
internal static class DiscordVerb
{
    public static Command Create() => BotCommand.Create("discord", "Register the slash commands; print the invite link.", Register(), Invite());

    private static Command Register()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("register", "Register the slash commands at Discord, if it has others.", json)
            .RunsWithoutStorage(async (bot, parsed, cancellationToken) =>
            {
                var changes = await ToldAsync(() => bot.Get<DiscordApplication>().RegisterAsync(cancellationToken));
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, new { changes.Added, changes.Changed, changes.Removed });
                    return;
                }

                foreach (var (how, names) in new[] { ("added", changes.Added), ("changed", changes.Changed), ("removed", changes.Removed) })
                {
                    foreach (var name in names)
                    {
                        Console.Out.WriteLine($"{how,-8} /{name}");
                    }
                }

                Console.Error.WriteLine(changes.Any ? "Registered; members see it at once, at the latest when they restart Discord." : "Nothing to change.");
            });
    }

    private static Command Invite()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("invite", "Print the link that invites the bot into a server.", json).RunsWithoutStorage(async (bot, parsed, _) =>
        {
            var link = (await ToldAsync(() => Task.FromResult(bot.Get<DiscordApplication>().InviteLink()))).AbsoluteUri;
            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, new { invite = link });
                return;
            }

            Console.Out.WriteLine(link);
        });
    }

    private static async Task<T> ToldAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DiscordException e)
        {
            throw new UserException(e.Message, cause: e);
        }
    }
}
