using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Cli.Hosting;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;
using NewsBot.Sources;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot sources check</c>: fetches now and shows what would be taken.</summary>
internal static class SourcesCheckVerb
{
    /// <summary>Enough to see whether titles, links and times are the right ones.</summary>
    private const int Shown = 10;

    private const int TitleColumns = 100;

    public static Command Create()
    {
        var which = new Argument<string?>("source")
        {
            Description = "A source's id or any address; without it, all that are watched.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = BotCommand.Json();
        var form = new ListFormOptions();
        return BotCommand.Create("check", "Fetch now and show what would be taken; nothing is stored.", [which, json, .. form.All])
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var named = parsed.GetValue(which);
                var checks = new List<Checked>();
                foreach (var (url, read, isWatched) in await ChosenAsync(bot, named, form.Parse(parsed), cancellationToken))
                {
                    var check = Judge(url, isWatched, await bot.Get<SourceProbe>().LookAsync(url, read, cancellationToken));
                    checks.Add(check);
                    if (!parsed.GetValue(json))
                    {
                        Show(check, withEntries: named is not null);
                    }
                }

                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, checks.Select(ToJson));
                }

                if (checks.Count(c => !c.IsWell) is var failed and > 0)
                {
                    throw new UserException($"{failed} of {checks.Count} sources failed.");
                }
            });
    }

    private static async Task<IReadOnlyList<(Uri Url, ListForm? Form, bool IsWatched)>> ChosenAsync(
        Bot bot, string? which, ListForm? form, CancellationToken cancellationToken)
    {
        if (which is not null && !SourceId.IsValid(which))
        {
            return [(SourceArgument.ParseUrl(which), form, false)];
        }

        var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
        var chosen = which is null ? sources : [.. sources.Where(s => s.Id.Value == which)];
        SourceArgument.Require(which is null || chosen.Count == 1, new SourceId(which ?? ""));
        return [.. chosen.Select(s => (new Uri(s.Url), form ?? s.Form, true))];
    }

    private static Checked Judge(Uri url, bool isWatched, ProbeResult result) => result switch
    {
        // What is watched is fetched from its own address, and from no other that was found beside it.
        ProbeResult.Found found => new(
            url,
            !isWatched || found.Url == url,
            SourceArgument.Describe(found.Read)
                + (found.Url == url ? "" : $", at {found.Url}")
                + (found.Answer.MovedTo is { } moved ? $", moved to {moved}" : ""),
            found.Read.Feed.Entries),
        ProbeResult.Page page => new(url, !isWatched, $"a page that names {string.Join(", ", page.Feeds.Select(f => f.Url))}", []),
        ProbeResult.Unusable unusable => new(url, false, unusable.Reason, []),
        ProbeResult.Refused refused => new(url, false, refused.Reason, []),
        ProbeResult.Away away => new(url, false, away.Whole, []),
        _ => throw new InvalidOperationException("A probe has a result."),
    };

    private static void Show(Checked check, bool withEntries)
    {
        Console.Out.WriteLine($"{(check.IsWell ? "ok    " : "failed")}  {check.Url}  {check.Line}");
        foreach (var entry in withEntries ? check.Entries.Take(Shown) : [])
        {
            Console.Out.WriteLine($"        {SourceArgument.Time(entry.Published ?? entry.Updated, "no date         ")}  {Excerpt.Of(PlainText.Tidy(entry.Title ?? ""), TitleColumns)}");
            Console.Out.WriteLine($"                          {entry.Link ?? "no link"}");
        }

        if (withEntries && check.Entries.Count > Shown)
        {
            Console.Out.WriteLine($"        and {check.Entries.Count - Shown} more");
        }
    }

    private static object ToJson(Checked check) => new
    {
        check.Url,
        well = check.IsWell,
        result = check.Line,
        entries = check.Entries.Select(e => new { e.Id, e.Title, e.Link, published = e.Published ?? e.Updated }),
    };

    private sealed record Checked(Uri Url, bool IsWell, string Line, IReadOnlyList<FeedEntry> Entries);
}
