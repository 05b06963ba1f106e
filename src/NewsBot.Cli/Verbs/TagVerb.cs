using System.CommandLine;
using System.Text;
using NewsBot.Articles;
using NewsBot.Topics;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot tag</c>: topics of a text, or of many, with score and evidence; needs no storage.</summary>
internal static class TagVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "A text; - or nothing for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var title = new Option<string>("--title") { Description = "The text's title, which weighs most." };
        var topics = new Option<FileInfo>("--topics") { Description = "Definitions in JSON, one or a list; else the default topics." };
        var json = BotCommand.Json();
        var jsonl = new Option<bool>("--jsonl") { Description = "Read a {\"id\",\"title\",\"text\"} a line, write a result a line." };
        var command = BotCommand.Create("tag", "Which topics a text has, and why.", file, title, topics, json, jsonl);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var definitions = parsed.GetValue(topics) is { } given ? await ReadTopicsAsync(given, cancellationToken) : ShippedTopics.Default;
            await using var input = TextInput.Open(parsed.GetValue(file));
            if (parsed.GetValue(jsonl))
            {
                await using var output = Console.OpenStandardOutput();
                await new TagLines(new TopicMatcher(definitions)).RunAsync(input, output, cancellationToken);
                return ExitCode.Done;
            }

            using var reader = new StreamReader(input, new UTF8Encoding(false));
            var text = await reader.ReadToEndAsync(cancellationToken);
            var headline = parsed.GetValue(title) ?? "";
            var verdicts = new TopicMatcher(definitions).Explain(headline, text);
            if (parsed.GetValue(json))
            {
                var judged = definitions.Zip(verdicts).ToList();
                BotCommand.WriteJson(Console.Out, new
                {
                    language = ArticleLanguage.Detect(headline, text),
                    topics = Facts(judged.Where(j => j.Second.Matches)),
                    others = Facts(judged.Where(j => !j.Second.Matches)),
                });
            }
            else
            {
                new TagView(AnsiConsole.Console).Write(headline, text, definitions, verdicts);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>What <c>--json</c> says of topics, the best first.</summary>
    public static IEnumerable<object> Facts(IEnumerable<(TopicDefinition Topic, TopicMatch Verdict)> judged) =>
        judged.OrderByDescending(j => j.Verdict.Score).Select(j => new
        {
            id = j.Topic.Id.Value,
            j.Verdict.Matches,
            j.Verdict.Score,
            j.Topic.Threshold,
            j.Verdict.Evidence,
            j.Verdict.Reasons,
            j.Verdict.Against,
            j.Verdict.Masked,
            j.Verdict.QueryHolds,
            j.Verdict.Missing,
        });

    private static async Task<IReadOnlyList<TopicDefinition>> ReadTopicsAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new UserException($"There is no file {file}.", ExitCode.Usage);
        }

        var (topics, error) = TopicDefinition.ParseMany(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        return topics ?? throw new UserException($"{file}: {error}", ExitCode.Usage);
    }
}
