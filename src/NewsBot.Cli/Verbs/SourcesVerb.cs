using System.CommandLine;
using System.Globalization;
using NewsBot.Articles;
using NewsBot.Cli.Hosting;
using NewsBot.Feeds;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot sources</c>: what is watched, and how it fares.</summary>
internal static class SourcesVerb
{
    private const string WhichHelp = "A source's id, or its address.";

    public static Command Create() => BotCommand.Create(
        "sources",
        "The watched sources and their health.",
        Add(), List(), Remove(), SetEnabled("enable", true), SetEnabled("disable", false), Check(), Import(), Export());

    private static Command Add()
    {
        var url = new Argument<string>("url") { Description = "The feed's http or https address." };
        var title = new Option<string>("--title") { Description = "A name for people; else the feed's own." };
        var language = new Option<string>("--language") { Description = "BCP 47, where the feed does not say." };
        return BotCommand.Create("add", "Watch a source.", url, title, language).Runs(async (bot, parsed, cancellationToken) =>
        {
            var source = new Source
            {
                Id = SourceId.Of(ParseUrl(parsed.GetRequiredValue(url))),
                Url = parsed.GetRequiredValue(url).Trim(),
                Title = Excerpt.Of(parsed.GetValue(title) ?? "", Source.MaxTitle),
                Language = parsed.GetValue(language),
                AddedAt = bot.Get<TimeProvider>().GetUtcNow(),
            };
            var added = await bot.Get<SourceStore>().AddAsync([source], cancellationToken);
            Console.Out.WriteLine(added.Count == 1 ? $"{source.Id} added; it is fetched at the next poll." : $"{source.Id} is watched already.");
        });
    }

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
                    s.NextDue,
                }));
                return;
            }

            foreach (var s in sources)
            {
                Console.Out.WriteLine($"{s.Id}  {s.Status.ToString().ToLowerInvariant(),-8}  {s.Title}  {s.Url}");
                Console.Out.WriteLine($"              fetched {Time(s.LastFetched)}, new articles {Time(s.LastChanged)}, next {Time(s.NextDue)}"
                    + (s.Reason is null ? "" : $"; {s.Reason}"));
            }

            Console.Error.WriteLine($"{sources.Count} sources");
        });
    }

    private static Command Remove()
    {
        var which = new Argument<string>("source") { Description = WhichHelp };
        return BotCommand.Create("remove", "Stop watching a source; its articles stay until they are pruned.", which)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = ParseId(parsed.GetRequiredValue(which));
                Require(await bot.Get<SourceStore>().RemoveAsync(id, cancellationToken), id);
                Console.Out.WriteLine($"{id} removed.");
            });
    }

    private static Command SetEnabled(string verb, bool enabled)
    {
        var which = new Argument<string>("source") { Description = WhichHelp };
        return BotCommand.Create(verb, enabled ? "Fetch a source again, at once." : "Fetch a source no more, but keep it.", which)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = ParseId(parsed.GetRequiredValue(which));
                Require(await bot.Get<SourceStore>().SetEnabledAsync(id, enabled, cancellationToken), id);
                Console.Out.WriteLine($"{id} {verb}d.");
            });
    }

    private static Command Check()
    {
        var which = new Argument<string?>("source")
        {
            Description = "A source's id or any address; without it, all that are watched.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = BotCommand.Json();
        return BotCommand.Create("check", "Fetch now and show what would be taken; nothing is stored.", which, json)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var fetcher = bot.Get<IFetcher>();
                var checks = new List<(Uri Url, bool Well, string Line)>();
                foreach (var url in await UrlsAsync(bot, parsed.GetValue(which), cancellationToken))
                {
                    var (well, line) = Describe(await fetcher.FetchAsync(new FetchRequest(url), cancellationToken));
                    checks.Add((url, well, line));
                    if (!parsed.GetValue(json))
                    {
                        Console.Out.WriteLine($"{(well ? "ok    " : "failed")}  {url}  {line}");
                    }
                }

                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, checks.Select(c => new { c.Url, c.Well, result = c.Line }));
                }

                if (checks.Count(c => !c.Well) is var failed and > 0)
                {
                    throw new UserException($"{failed} of {checks.Count} sources failed.");
                }
            });
    }

    private static Command Import()
    {
        var file = new Argument<string>("opml") { Description = "An OPML file; - for standard input." };
        return BotCommand.Create("import", "Watch all sources of an OPML file that are not watched yet.", file)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var from = parsed.GetRequiredValue(file);
                var document = await Document.LoadAsync(from, cancellationToken);
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
                var added = await bot.Get<SourceStore>().AddAsync(sources, cancellationToken);
                Console.Out.WriteLine(
                    $"{added.Count} added, {sources.Count - added.Count} watched already, {outlines.Count - sources.Count} twice or without a web address.");
            });
    }

    private static Command Export() =>
        BotCommand.Create("export", "Print the watched sources as OPML.").Runs(async (bot, _, cancellationToken) =>
        {
            var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
            using var output = Console.OpenStandardOutput();
            OpmlDocument.Write(sources.Select(s => s.ToOutline()), "NewsBot", bot.Get<TimeProvider>().GetUtcNow(), output);
        });

    private static (bool Well, string Line) Describe(FetchResult result) => result switch
    {
        FetchResult.Fetched fetched => FeedReader.Read(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
        {
            FeedResult.Read read => (true, $"{read.Feed.Format}, {read.Feed.Entries.Count} entries, \"{read.Feed.Title}\", newest "
                + Time(read.Feed.Entries.Max(e => e.Published ?? e.Updated))
                + (fetched.MovedTo is { } moved ? $", moved to {moved}" : "")
                + (read.Repaired is { } repaired ? $", mended: {repaired}" : "")),
            FeedResult.NotAFeed none => (false, none.Reason),
            _ => (false, "can't be read"),
        },
        FetchResult.RetryAfter busy => (false, busy.Reason),
        FetchResult.Gone gone => (false, gone.Reason),
        FetchResult.Failed failed => (false, failed.Reason),
        FetchResult.Refused refused => (false, refused.Reason),
        _ => (false, result.GetType().Name),
    };

    private static async Task<IReadOnlyList<Uri>> UrlsAsync(Bot bot, string? which, CancellationToken cancellationToken)
    {
        if (which is not null && !SourceId.IsValid(which))
        {
            return [ParseUrl(which)];
        }

        var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
        var chosen = which is null ? sources : [.. sources.Where(s => s.Id.Value == which)];
        Require(which is null || chosen.Count == 1, new SourceId(which ?? ""));
        return [.. chosen.Select(s => new Uri(s.Url))];
    }

    private static Uri ParseUrl(string text) =>
        text.Length <= Source.MaxUrl && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new UserException($"'{Excerpt.Of(text, 100)}' is not an http or https address of at most {Source.MaxUrl} characters.", ExitCode.Usage);

    private static SourceId ParseId(string text) => SourceId.IsValid(text) ? new SourceId(text) : SourceId.Of(ParseUrl(text));

    private static void Require(bool found, SourceId id)
    {
        if (!found)
        {
            throw new UserException($"There is no source {id}; 'newsbot sources list' shows all.");
        }
    }

    private static string Time(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";
}
