using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Cli.Hosting;
using NewsBot.Topics;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot topics</c>: topic definitions.</summary>
internal static class TopicsVerb
{
    public static Command Create() => BotCommand.Create("topics", "Topic definitions.", TopicsListVerb.Create(), Show(), Add(), Remove(), Restore(), Test(), TopicsBackfillVerb.Create());

    public static Argument<string> IdArgument() => new("id") { Description = "A topic's id; 'topics list' shows all." };

    public static async Task<TopicDefinition> FindAsync(Bot bot, string id, CancellationToken cancellationToken)
    {
        // Also what a server added, by its whole id; those are named to nobody else.
        var topics = await bot.Get<TopicStore>().ListAllAsync(cancellationToken);
        return topics.FirstOrDefault(t => t.Id.Value == id)
            ?? throw new UserException($"There is no topic '{id}'; there are {string.Join(", ", topics.Select(t => t.Id).Where(t => t.Server is null))}.", ExitCode.Usage);
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
        var pack = PackOption("Switch on the topics of a field that the bot comes with: ");
        return BotCommand.Create("add", "Add a topic, replace one of the same id, or switch on a pack of them.", id, query, name, file, pack)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var store = bot.Get<TopicStore>();
                switch (parsed.GetValue(file), parsed.GetValue(id), parsed.GetValue(query), parsed.GetValue(pack))
                {
                    case ({ } definition, null, null, null):
                        await SaveAsync(await ReadAsync(definition, cancellationToken));
                        break;
                    case (null, { } topicId, { } words, null):
                        await SaveAsync(FromQuery(topicId, parsed.GetValue(name) ?? topicId, words));
                        break;
                    case (null, null, null, { } packName):
                        await store.AddPackAsync(packName, cancellationToken);
                        Tell($"Pack {packName} is on: {string.Join(", ", ShippedTopics.Packs[packName].Select(t => t.Id))}", "<id>");
                        break;
                    default:
                        throw new UserException("Give an id and a query, --file with a definition, or --pack with a name.", ExitCode.Usage);
                }

                async Task SaveAsync(TopicDefinition topic)
                {
                    await store.SaveAsync(topic, cancellationToken);
                    Tell($"{topic.Id} is saved", topic.Id.Value);
                }
            });

        static void Tell(string done, string backfill)
        {
            Console.Out.WriteLine($"{done}; a running bot uses it within a minute.");
            Console.Error.WriteLine($"Then, for articles that are here already: newsbot topics backfill {backfill} --days 30");
        }
    }

    private static Command Remove()
    {
        var id = new Argument<string?>("id") { Description = "A topic's id; 'topics list' shows all.", Arity = ArgumentArity.ZeroOrOne };
        var pack = PackOption("Switch off a pack: ");
        return BotCommand.Create("remove", "Take a topic or a pack away; the tags stay until they are pruned.", id, pack)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                switch (parsed.GetValue(id), parsed.GetValue(pack))
                {
                    case ({ } topicId, null):
                        var topic = await FindAsync(bot, topicId, cancellationToken);
                        await bot.Get<TopicStore>().RemoveAsync(topic.Id, cancellationToken);
                        Console.Out.WriteLine($"{topic.Id} removed.");
                        break;
                    case (null, { } packName):
                        await bot.Get<TopicStore>().RemovePackAsync(packName, cancellationToken);
                        Console.Out.WriteLine($"Pack {packName} removed.");
                        break;
                    default:
                        throw new UserException("Give a topic's id, or --pack with a name.", ExitCode.Usage);
                }
            });
    }

    private static Command Restore()
    {
        var id = new Argument<string>("id") { Description = "A topic that the bot came with." };
        return BotCommand.Create("restore", "Bring a topic back as the bot came with it, after it was changed or removed.", id)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var topic = new TopicId(parsed.GetRequiredValue(id));
                if (!await bot.Get<TopicStore>().TryRestoreAsync(topic, cancellationToken))
                {
                    throw new UserException($"'{topic}' is no topic that the bot came with.", ExitCode.Usage);
                }

                Console.Out.WriteLine($"{topic} restored.");
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
                var (headline, body) = (parsed.GetValue(title) ?? "", parsed.GetRequiredValue(text));
                var verdicts = new TopicMatcher([topic]).Explain(headline, body, ArticleLanguage.Detect(headline, body));
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, TagVerb.Facts([(topic, verdicts.Single())]).Single());
                }
                else
                {
                    new TagView(AnsiConsole.Console).Write(headline, body, [topic], verdicts);
                }
            });
    }

    private static Option<string> PackOption(string description)
    {
        var pack = new Option<string>("--pack") { Description = description + string.Join(", ", ShippedTopics.Packs.Keys) + "." };
        pack.AcceptOnlyFromAmong([.. ShippedTopics.Packs.Keys]);
        return pack;
    }

    private static async Task<TopicDefinition> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new UserException($"There is no file {file}.", ExitCode.Usage);
        }

        return Checked(TopicDefinition.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)));
    }

    private static TopicDefinition FromQuery(string id, string name, string query)
    {
        var (error, hint) = TopicDefinition.CheckQuery(query);
        if ((error ?? hint) is { } marked && !Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(marked.WithCaret());
        }
        else if (hint is not null)
        {
            Console.Error.WriteLine(hint);
        }

        return Checked(TopicDefinition.FromQuery(id, name, query));
    }

    private static TopicDefinition Checked((TopicDefinition? Topic, string? Error) result) =>
        result.Topic ?? throw new UserException(result.Error ?? "The definition can't be read.", ExitCode.Usage);
}
