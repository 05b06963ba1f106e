using System.CommandLine;
using NewsBot.Storage;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot storage</c>: where everything is kept.</summary>
internal static class StorageVerb
{
    public static Command Create() => BotCommand.Create("storage", "Copy all that is stored into another account.", Copy());

    private static Command Copy()
    {
        var to = new Option<string>("--to")
        {
            Description = "The other account's name, for whoever is signed in to Azure; or - for a connection string on standard input.",
            Required = true,
        };
        return BotCommand.Create("copy", "Copy all that is stored into another account. Stop the bot before.", to)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var target = new StorageAccount(OptionsOf(parsed.GetRequiredValue(to)));
                await StorageCopy.RunAsync(
                    bot.Get<StorageAccount>(),
                    target,
                    (name, count) => Console.Out.WriteLine($"{count,9}  {name}"),
                    cancellationToken);
            });
    }

    // A connection string is a secret: never an argument, which others could see.
    private static StorageOptions OptionsOf(string account) =>
        account == "-" ? new StorageOptions { ConnectionString = Console.In.ReadLine() }
        : account.Length is >= 3 and <= 24 && account.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) ? new StorageOptions { AccountName = account }
        : throw new UserException($"--to is '{account}'; allowed: a storage account's name, 3 to 24 small letters and digits, or -.", ExitCode.Usage);
}
