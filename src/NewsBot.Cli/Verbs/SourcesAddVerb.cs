using System.CommandLine;
using NewsBot.Articles;
using NewsBot.Cli.Hosting;
using NewsBot.Feeds;
using NewsBot.Pipeline;
using NewsBot.Sources;
using NewsBot.Subscriptions;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot sources add</c>: looks what is behind an address, asks where that is not clear, and watches it.</summary>
internal static class SourcesAddVerb
{
    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "The address of a feed, of a page that names its feed, of a sitemap, or of a list (see --kind)." };
        var title = new Option<string>("--title") { Description = "A name for people; else the feed's own." };
        var language = new Option<string>("--language") { Description = "BCP 47, where the feed does not say." };
        var category = new Option<string>("--category") { Description = "A folder, or several within each other parted by /." };
        var fullText = new Option<bool>("--full-text") { Description = "Read the article's page where the feed has only a teaser." };
        var tell = new Option<string>("--tell") { Description = "The channel that is told when the source keeps failing; else the console." };
        var withoutALook = new Option<bool>("--unchecked") { Description = "Add it without a look at it first." };
        var form = new ListFormOptions();
        return BotCommand.Create("add", "Watch a source.", [url, title, language, category, fullText, tell, withoutALook, .. form.All])
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var address = SourceArgument.ParseUrl(parsed.GetRequiredValue(url));
                var source = new Source
                {
                    Id = SourceId.Of(address),
                    Url = address.OriginalString,
                    Title = Excerpt.Of(parsed.GetValue(title) ?? "", Source.MaxTitle),
                    Language = parsed.GetValue(language),
                    Category = parsed.GetValue(category),
                    Form = form.Parse(parsed),
                    FullText = parsed.GetValue(fullText),
                    Owner = parsed.GetValue(tell) is { } channel ? SubscriptionsVerb.ParseChannel(channel).ToString() : null,
                    AddedAt = bot.Get<TimeProvider>().GetUtcNow(),
                };
                if (parsed.GetValue(withoutALook))
                {
                    await AddUncheckedAsync(bot, source, cancellationToken);
                    return;
                }

                await AddAsync(bot, source, address, isChosen: false, cancellationToken);
            });
    }

    private static async Task AddAsync(Bot bot, Source source, Uri url, bool isChosen, CancellationToken cancellationToken)
    {
        if (await bot.Get<SourceStore>().FindAsync(source.Id, cancellationToken) is not null)
        {
            Console.Out.WriteLine($"{source.Id} is watched already.");
            return;
        }

        switch (await bot.Get<SourceProbe>().LookAsync(url, source.Form, cancellationToken))
        {
            case ProbeResult.Found found:
                await AddFoundAsync(bot, source, found, cancellationToken);
                break;
            case ProbeResult.Page when isChosen:
                throw new UserException($"{url} is named as a feed, but is a page itself. Not added.");
            case ProbeResult.Page page:
                var chosen = await ChooseAsync(page.Feeds, cancellationToken);
                Console.Error.WriteLine($"The page names {chosen}.");
                await AddAsync(bot, source with { Id = SourceId.Of(chosen), Url = chosen.AbsoluteUri }, chosen, isChosen: true, cancellationToken);
                break;
            case ProbeResult.Away away:
                Console.Error.WriteLine($"It can't be had just now ({away.Whole}); it is asked again at each poll that is due.");
                await AddUncheckedAsync(bot, source, cancellationToken);
                break;
            case ProbeResult.Refused refused:
                throw new UserException(refused.Reason, ExitCode.Usage);
            case ProbeResult.Unusable unusable:
                throw new UserException($"{unusable.Reason} Not added; --kind page or --kind json watches lists, --unchecked adds it as it is.");
            default:
                throw new InvalidOperationException("A probe has a result.");
        }
    }

    /// <summary>What was fetched to look at it is its first fetch: a site is not asked twice.</summary>
    private static async Task AddFoundAsync(Bot bot, Source source, ProbeResult.Found found, CancellationToken cancellationToken)
    {
        var watched = source with { Id = SourceId.Of(found.Url), Url = found.Url == new Uri(source.Url) ? source.Url : found.Url.AbsoluteUri };
        var until = bot.Get<TimeProvider>().GetUtcNow() + PollStep.ClaimFor;
        if (await bot.Get<SourceSchedule>().TryAddClaimedAsync(watched, until, cancellationToken) is not { } claim)
        {
            // The host is being asked for something else at this moment, or somebody else adds the same.
            await AddUncheckedAsync(bot, watched, cancellationToken);
            return;
        }

        await bot.Get<FetchStep>().RunAsync(claim, found.Answer, cancellationToken);
        Console.Out.WriteLine($"{watched.Id} added: {SourceArgument.Describe(found.Read)}.");
    }

    private static async Task AddUncheckedAsync(Bot bot, Source source, CancellationToken cancellationToken)
    {
        var added = await bot.Get<SourceStore>().AddAsync([source], cancellationToken);
        Console.Out.WriteLine(added.Count == 1 ? $"{source.Id} added; it is fetched at the next poll." : $"{source.Id} is watched already.");
    }

    private static async Task<Uri> ChooseAsync(IReadOnlyList<FeedLink> feeds, CancellationToken cancellationToken)
    {
        if (feeds.Count == 1)
        {
            return feeds[0].Url;
        }

        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            throw new UserException(
                $"The page names {feeds.Count} feeds; add the one that you want:{Environment.NewLine}"
                + string.Join(Environment.NewLine, feeds.Select(f => "  newsbot sources add " + Line(f))),
                ExitCode.Usage);
        }

        var prompt = new SelectionPrompt<FeedLink>()
            .Title("The page names several feeds. Which one?")
            .UseConverter(f => Markup.Escape(Line(f)))
            .AddChoices(feeds);
        return (await prompt.ShowAsync(AnsiConsole.Console, cancellationToken)).Url;
    }

    private static string Line(FeedLink feed) => feed.Title is { Length: > 0 } title ? $"{feed.Url}  ({Excerpt.Of(PlainText.Tidy(title), 80)})" : feed.Url.ToString();
}
