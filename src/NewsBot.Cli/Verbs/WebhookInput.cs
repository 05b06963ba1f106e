using System.Text;
using NewsBot.Chat;
using NewsBot.Chat.Discord;

namespace NewsBot.Cli.Verbs;

/// <summary>A webhook's secret address, from standard input or asked for and not shown; never an argument, which others could see.</summary>
internal static class WebhookInput
{
    public static SecretUrl Read(DiscordOptions discord)
    {
        if (!Console.IsInputRedirected)
        {
            Console.Error.Write("The webhook's address (it is a secret and is not shown): ");
        }

        var line = Console.IsInputRedirected ? Console.In.ReadLine() : ReadHidden();
        return SecretUrl.TryParse(line, out var address) && DiscordWebhookAddress.IsWebhook(address, discord.ApiBaseUrl)
            ? address
            : throw new UserException("That is no webhook's address; copy it from the channel's settings, Integrations, Webhooks.", ExitCode.Usage);
    }

    private static string ReadHidden()
    {
        var line = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return line.ToString();
    }
}
