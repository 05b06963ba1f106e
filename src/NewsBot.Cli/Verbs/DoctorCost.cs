using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NCrontab;
using NewsBot.Articles;
using NewsBot.Cli.Hosting;
using NewsBot.Pipeline;
using NewsBot.Pipeline.Costs;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot doctor --cost</c>: what a month of the bot's own sources costs in Azure.</summary>
internal sealed class DoctorCost
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);
    private static readonly TimeSpan LeastWindow = TimeSpan.FromDays(1);

    /// <summary>A source's first fetch brings its backlog, which is no measure of what comes after.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromDays(1);

    private readonly Option<bool> cost = new("--cost") { Description = "Tell what a month costs in Azure instead, for these sources." };

    private readonly Option<int> memory = new("--memory")
    {
        Description = "With --cost: MB of an instance (instanceMemoryMB of the deployment).",
        DefaultValueFactory = _ => 2_048,
    };

    private readonly Option<int> alwaysReady = new("--always-ready")
    {
        Description = "With --cost: instances that always wait for slash commands (alwaysReadyHttp of the deployment).",
        DefaultValueFactory = _ => 0,
    };

    public DoctorCost()
    {
        memory.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("512" or "2048" or "4096"))
            {
                result.AddError($"--memory is '{token.Value}'; allowed: 512, 2048, 4096.");
            }
        });
        alwaysReady.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var count) && count is >= 0 and <= 1_000))
            {
                result.AddError($"--always-ready is '{token.Value}'; allowed: from 0 to 1000.");
            }
        });
    }

    public IReadOnlyList<Option> Options => [cost, memory, alwaysReady];

    public bool IsWanted(ParseResult parsed) => parsed.GetValue(cost);

    public async Task TellAsync(ParseResult parsed, bool asJson, CancellationToken cancellationToken)
    {
        await using var bot = await Bot.StartAsync(BotCommand.LogLevelOf(parsed, LogLevel.Warning), cancellationToken);
        var work = await WorkAsync(bot, cancellationToken) with
        {
            MemoryGb = parsed.GetValue(memory) / 1_024.0,
            AlwaysReady = parsed.GetValue(alwaysReady),
        };
        var prices = PriceList.Shipped;
        var bill = Bill.Of(work, prices);
        var waiting = Bill.AlwaysReady(work.MemoryGb, prices);
        if (asJson)
        {
            BotCommand.WriteJson(Console.Out, new
            {
                work,
                lines = bill.Lines.Select(l => new { l.What, quantity = Math.Round(l.Quantity, 3), l.Unit, cost = Math.Round(l.Cost, 4) }),
                total = Math.Round(bill.Total, 2),
                alwaysReadyInstance = Math.Round(waiting, 2),
                prices,
            });
            return;
        }

        Write(work, bill, waiting, prices);
    }

    private static void Write(Workload work, Bill bill, decimal waiting, PriceList prices)
    {
        var articles = work.ArticlesAreCounted ? "as counted in the last days" : "assumed, for nothing is counted yet";
        Console.Out.WriteLine($"{work.Sources} sources, asked {BillTable.Count(work.Looks)} times a month, as learnt of each");
        Console.Out.WriteLine($"{BillTable.Count(work.Articles)} new articles a month, {articles}; {BillTable.Count(work.Pages)} of their pages");
        Console.Out.WriteLine($"{BillTable.Count(work.Digests)} digests a month at most");
        Console.Out.WriteLine();
        foreach (var line in bill.Lines)
        {
            Console.Out.WriteLine($"{line.What,-26} {BillTable.Quantity(line),20} {BillTable.Money(line.Cost),10}");
        }

        Console.Out.WriteLine($"{"a month",-26} {"",20} {BillTable.Money(bill.Total),10}");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Each always-ready HTTP instance costs {BillTable.Money(waiting)} more (--always-ready, --memory).");
        Console.Out.WriteLine($"Prices: {prices.Region}, {prices.Currency}, {prices.AsOf}. {prices.Note}");
    }

    private static async Task<Workload> WorkAsync(Bot bot, CancellationToken cancellationToken)
    {
        var sources = await bot.Get<SourceStore>().ListAsync(cancellationToken);
        var channels = await bot.Get<ChannelStore>().ListAsync(cancellationToken);
        var now = bot.Get<TimeProvider>().GetUtcNow();
        var schedules = ScheduleOptions.From(bot.Get<IConfiguration>());
        return Workload.Of(sources, channels, await ArticlesADayAsync(bot, sources, now, cancellationToken)) with
        {
            PollMinutes = MinutesOf(schedules.Poll, now),
            DigestMinutes = MinutesOf(schedules.Digest, now),
            RetentionDays = bot.Get<IOptions<RetentionOptions>>().Value.Days,
        };
    }

    private static async Task<double?> ArticlesADayAsync(
        Bot bot, IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var settled = sources.Select(s => s.AddedAt + Settling).DefaultIfEmpty(now).Min();
        var since = settled > now - Window ? settled : now - Window;
        if (now - since < LeastWindow)
        {
            return null;
        }

        var articles = await bot.Get<ArticleStore>().ListAsync(since, portion: 5_000, after: null, cancellationToken)
            .Select(p => p.Articles.Count)
            .SumAsync(cancellationToken);
        return articles / (now - since).TotalDays;
    }

    /// <summary>Between two of its occurrences, over a week.</summary>
    private static double MinutesOf(CrontabSchedule schedule, DateTimeOffset now)
    {
        const int Week = 7 * 24 * 60;
        var from = now.UtcDateTime;
        return (double)Week / Math.Max(1, schedule.GetNextOccurrences(from, from.AddMinutes(Week)).Count());
    }
}
