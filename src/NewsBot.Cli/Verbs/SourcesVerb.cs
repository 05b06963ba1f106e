using System.CommandLine;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot sources</c>: what is watched, and how it fares.</summary>
internal static class SourcesVerb
{
    public static Command Create() => BotCommand.Create(
        "sources",
        "The watched sources and their health.",
        SourcesAddVerb.Create(), List(), Remove(), SetEnabled("enable", true), SetEnabled("disable", false), SourcesCheckVerb.Create(), Import(), Export());

    private static Command List()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", "What is watched, with state, last fetch and next one.", json).Runs(async (bot, parsed, cancellationToken) =>
        {
            var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, sources.Select(s => new
                {
                    id = s.Id.Value,
                    s.Url,
                    s.Title,
                    s.Language,
                    s.Category,
                    status = s.Status.ToString().ToLowerInvariant(),
                    s.Reason,
                    s.Failures,
                    s.LastFetched,
                    s.LastChanged,
                    s.Interval,
                    s.NextDue,
                    form = s.Form,
                    s.FullText,
                    s.Owner,
                }));
                return;
            }

            foreach (var s in sources)
            {
                Console.Out.WriteLine($"{s.Id}  {s.Status.ToString().ToLowerInvariant(),-8}  {s.Title}  {s.Url}");
                Console.Out.WriteLine(
                    $"              fetched {SourceArgument.Time(s.LastFetched)}, new articles {SourceArgument.Time(s.LastChanged)}, next {SourceArgument.Time(s.NextDue)}"
                    + (s.Interval is { } interval ? $", asked every {Span.Describe(interval)}" : "")
                    + (s.Failures > 0 ? $", {s.Failures} failures in a row" : "")
                    + (s.Reason is null ? "" : $"; {s.Reason}"));
            }

            Console.Error.WriteLine($"{sources.Count} sources");
        });
    }

    private static Command Remove()
    {
        var which = new Argument<string>("source") { Description = SourceArgument.Help };
        return BotCommand.Create("remove", "Stop watching a source; its articles stay until they are pruned.", which)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = SourceArgument.ParseId(parsed.GetRequiredValue(which));
                SourceArgument.Require(await bot.Get<SourceStore>().RemoveAsync(id, cancellationToken), id);
                Console.Out.WriteLine($"{id} removed.");
            });
    }

    private static Command SetEnabled(string verb, bool enabled)
    {
        var which = new Argument<string>("source") { Description = SourceArgument.Help };
        return BotCommand.Create(verb, enabled ? "Fetch a source again, at once." : "Fetch a source no more, but keep it.", which)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = SourceArgument.ParseId(parsed.GetRequiredValue(which));
                SourceArgument.Require(await bot.Get<SourceStore>().SetEnabledAsync(id, enabled, cancellationToken), id);
                Console.Out.WriteLine($"{id} {verb}d.");
            });
    }

    private static Command Import()
    {
        var file = new Argument<string>("opml") { Description = "An OPML file; - for standard input." };
        return BotCommand.Create("import", "Watch all sources of an OPML file that are not watched yet.", file)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var from = parsed.GetRequiredValue(file);
                var document = await Document.LoadAsync(from, FetchKind.Feed, cancellationToken);
                var (outlines, error, warnings) = OpmlDocument.Read(document.Bytes);
                if (outlines is null)
                {
                    throw new UserException($"{from}: {error}", ExitCode.Usage);
                }

                foreach (var warning in warnings)
                {
                    Console.Error.WriteLine($"{from}: {warning}");
                }

                var now = bot.Get<TimeProvider>().GetUtcNow();
                var sources = outlines.Select(o => Source.From(o, now)).OfType<Source>().DistinctBy(s => s.Id).ToList();
                var added = await bot.Get<SourceStore>().AddAsync(
                    sources, done => Console.Error.WriteLine($"{done} of {sources.Count} sources"), cancellationToken);
                Console.Out.WriteLine(
                    $"{added.Count} added, {sources.Count - added.Count} watched already, {outlines.Count - sources.Count} twice or without a web address.");
            });
    }

    private static Command Export() =>
        BotCommand.Create("export", "Print the watched sources as OPML, without those that chat servers added for themselves.").Runs(async (bot, _, cancellationToken) =>
        {
            var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
            using var output = Console.OpenStandardOutput();
            OpmlDocument.Write(sources.Where(s => s.Id.Server is null).Select(s => s.ToOutline()), "NewsBot", bot.Get<TimeProvider>().GetUtcNow(), output);
        });
}
