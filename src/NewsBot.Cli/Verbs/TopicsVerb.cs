using System.CommandLine;
using System.Globalization;
using NewsBot.Cli.Hosting;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot topics</c>: topic definitions.</summary>
internal static class TopicsVerb
{
    public static Command Create() => BotCommand.Create("topics", "Topic definitions.", List(), Show(), Add(), Remove(), Test());

    private static Command List()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", "All topics.", json).Runs(async (bot, parsed, cancellationToken) =>
        {
            var topics = (await bot.Get<TopicCatalog>().GetAsync(cancellationToken)).Topics;
            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, topics.Select(t => new { id = t.Id.Value, t.Names, t.Descriptions, t.Threshold }));
                return;
            }

            foreach (var topic in topics)
            {
                Console.Out.WriteLine($"{topic.Id,-20} {topic.NameIn("en")} · {topic.NameIn("zh-Hans")}");
            }
        });
    }

    private static Command Show()
    {
        var id = IdArgument();
        return BotCommand.Create("show", "A topic's definition as JSON; 'topics add --file' takes it back.", id)
            .Runs(async (bot, parsed, cancellationToken) =>
                Console.Out.WriteLine((await FindAsync(bot, parsed.GetRequiredValue(id), cancellationToken)).ToJson()));
    }

    private static Command Add()
    {
        var id = new Argument<string?>("id") { Description = "1 to 64 of a–z, 0–9 and -.", Arity = ArgumentArity.ZeroOrOne };
        var query = new Argument<string?>("query")
        {
            Description = "Such as: robot* OR \"humanoid robot\" OR 机器人 -toy",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Option<string>("--name") { Description = "For people; else the id." };
        var file = new Option<FileInfo>("--file") { Description = "A definition in JSON, as 'topics show' prints it." };
        return BotCommand.Create("add", "Add a topic, or replace one of the same id.", id, query, name, file)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var topic = (parsed.GetValue(file), parsed.GetValue(id), parsed.GetValue(query)) switch
                {
                    ({ } definition, null, null) => await ReadAsync(definition, cancellationToken),
                    (null, { } topicId, { } words) => FromQuery(topicId, parsed.GetValue(name) ?? topicId, words),
                    _ => throw new UserException("Give an id and a query, or --file with a definition.", ExitCode.Usage),
                };
                await bot.Get<TopicStore>().SaveAsync(topic, cancellationToken);
                Console.Out.WriteLine($"{topic.Id} saved; running hosts use it within a minute, for articles that come from then on.");
            });
    }

    private static Command Remove()
    {
        var id = IdArgument();
        return BotCommand.Create("remove", "Take a topic away; its tags stay until they are pruned.", id)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var topic = await FindAsync(bot, parsed.GetRequiredValue(id), cancellationToken);
                await bot.Get<TopicStore>().RemoveAsync(topic.Id, cancellationToken);
                Console.Out.WriteLine($"{topic.Id} removed.");
            });
    }

    private static Command Test()
    {
        var id = IdArgument();
        var text = new Argument<string>("text") { Description = "What an article might say." };
        var title = new Option<string>("--title") { Description = "Its title." };
        var json = BotCommand.Json();
        return BotCommand.Create("test", "Whether a text is about a topic, and why.", id, text, title, json)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var topic = await FindAsync(bot, parsed.GetRequiredValue(id), cancellationToken);
                var verdict = new TopicMatcher([topic]).Explain(parsed.GetValue(title) ?? "", parsed.GetRequiredValue(text)).Single();
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, new { topic = topic.Id.Value, verdict.Matches, verdict.Score, topic.Threshold, verdict.Evidence, verdict.Against });
                    return;
                }

                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(verdict.Matches ? "yes" : "no")}  score {verdict.Score:0.00}, threshold {topic.Threshold:0.00}"));
                foreach (var evidence in verdict.Evidence)
                {
                    Console.Out.WriteLine($"  {evidence.Field} {evidence.Start}–{evidence.End}  {evidence.Text}");
                }
            });
    }

    private static Argument<string> IdArgument() => new("id") { Description = "A topic's id; 'topics list' shows all." };

    private static async Task<TopicDefinition> FindAsync(Bot bot, string id, CancellationToken cancellationToken)
    {
        var topics = (await bot.Get<TopicCatalog>().GetAsync(cancellationToken)).Topics;
        return topics.FirstOrDefault(t => t.Id.Value == id)
            ?? throw new UserException($"There is no topic '{id}'; there are {string.Join(", ", topics.Select(t => t.Id))}.", ExitCode.Usage);
    }

    private static async Task<TopicDefinition> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new UserException($"There is no file {file}.", ExitCode.Usage);
        }

        return Checked(TopicDefinition.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)));
    }

    private static TopicDefinition FromQuery(string id, string name, string query) => Checked(TopicDefinition.FromQuery(id, name, query));

    private static TopicDefinition Checked((TopicDefinition? Topic, string? Error) result) =>
        result.Topic ?? throw new UserException(result.Error ?? "The definition can't be read.", ExitCode.Usage);
}
