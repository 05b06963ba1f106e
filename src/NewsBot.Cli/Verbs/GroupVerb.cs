using System.CommandLine;
using NewsBot.Stories;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot group</c>: which of many articles tell the same event; needs no storage.</summary>
internal static class GroupVerb
{
    /// <summary>Of a file or pipe there is nothing to wrap for.</summary>
    private const int EndlessWidth = 100_000;

    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "Articles, a {\"id\",\"title\",\"text\",\"published\",\"source\"} a line; only id is needed, \"url\" and \"language\" help too. "
                + "- or nothing for standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = BotCommand.Json("Print each story's id, sources and articles as JSON.");
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Write an {\"id\",\"story\"} a line, in input order: same story, same value, which is the id of its earliest article.",
        };
        var command = BotCommand.Create("group", "Which articles tell the same event, in English and Chinese.", file, json, jsonl);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var input = TextInput.Open(parsed.GetValue(file));
            var lines = await GroupLines.ReadAsync(input, cancellationToken);
            var stories = StoryGrouper.Group([.. lines.Select(l => l.Article)]);
            if (parsed.GetValue(jsonl))
            {
                await using var output = Console.OpenStandardOutput();
                await GroupLines.WriteAsync(lines, stories, output, cancellationToken);
            }
            else if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, stories.Select(s => new { id = s.Id.Value, s.Sources, articles = s.Articles.Select(a => a.Id) }));
            }
            else
            {
                Write(stories);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<Story> stories)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = EndlessWidth;
        }

        foreach (var story in stories)
        {
            AnsiConsole.MarkupLine($"[bold]{Shown(story.Articles[0].Title)}[/]");
            foreach (var article in story.Articles.Count > 1 ? story.Articles : [])
            {
                AnsiConsole.MarkupLine($"  [dim]{Shown(article.Source)}[/] {Shown(article.Title)}");
            }
        }

        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(FormattableString.Invariant($"{stories.Sum(s => s.Articles.Count)} articles, {stories.Count} stories"));
    }

    // Titles come from anywhere: what steers a terminal is left out.
    private static string Shown(string text) => Markup.Escape(string.Concat(text.Where(c => !char.IsControl(c))));
}
