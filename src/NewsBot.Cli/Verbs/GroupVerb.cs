using System.CommandLine;
using NewsBot.Stories;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot group</c>: which of many articles tell the same event; needs no storage.</summary>
internal static class GroupVerb
{
    private const string Description = """
        Which of many articles tell the same event: each story once.

        Reads an article a line, {"id","title","text","published","source"}, all but id and title optional, also "url" and "language".
        Prints the stories; with --jsonl a line {"id","story"} for each article, in the order they came: same story, same value,
        which is the id of its earliest article.

          newsbot group articles.jsonl
          newsbot group --jsonl < articles.jsonl > stories.jsonl
        """;

    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Articles, one a line; - or nothing for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var json = BotCommand.Json();
        var jsonl = new Option<bool>("--jsonl") { Description = "Write {\"id\",\"story\"} a line, in input order." };
        var command = BotCommand.Create("group", Description, file, json, jsonl);
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
