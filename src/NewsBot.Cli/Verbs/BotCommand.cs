using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NewsBot.Cli.Hosting;

namespace NewsBot.Cli.Verbs;

/// <summary>A command that needs the bot and its storage.</summary>
internal static class BotCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(string name, string description, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
                case Command child:
                    command.Subcommands.Add(child);
                    break;
                default:
                    throw new ArgumentException($"A command can't hold {symbol.GetType().Name}.", nameof(symbols));
            }
        }

        return command;
    }

    /// <summary>Runs with the bot started before and stopped after.</summary>
    public static Command Runs(this Command command, Func<Bot, ParseResult, CancellationToken, Task> run, LogLevel logLevel = LogLevel.Warning)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var bot = await Bot.StartAsync(LogLevelOf(parsed, logLevel), cancellationToken);
            await run(bot, parsed, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Likewise, without storage, for what is asked of others alone.</summary>
    public static Command RunsWithoutStorage(this Command command, Func<Bot, ParseResult, CancellationToken, Task> run)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var bot = await Bot.StartWithoutStorageAsync(LogLevelOf(parsed, LogLevel.Warning));
            await run(bot, parsed, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<bool> Json(string description = "Print JSON.") => new("--json") { Description = description };

    public static LogLevel LogLevelOf(ParseResult parsed, LogLevel usual) =>
        parsed.GetValue<bool>("--verbose") ? LogLevel.Debug : usual;

    public static void WriteJson(TextWriter output, object value) => output.WriteLine(JsonSerializer.Serialize(value, Indented));
}
