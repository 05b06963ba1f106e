using System.CommandLine;
using NewsBot.Pipeline;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot topics backfill</c>: stored articles tagged anew for a topic.</summary>
internal static class TopicsBackfillVerb
{
    private const int MaxDays = 3_650;

    public static Command Create()
    {
        var id = TopicsVerb.IdArgument();
        var days = new Option<int>("--days") { Description = "How far back.", DefaultValueFactory = _ => 30 };
        days.Validators.Add(result =>
        {
            if (result.GetValue(days) is not (>= 1 and <= MaxDays))
            {
                result.AddError($"--days is {result.GetValue(days)}; allowed: 1 to {MaxDays}.");
            }
        });
        var asNews = new Option<bool>("--as-news")
        {
            Description = "Let the next digests bring what the topic newly has, as far back as they look; else nothing is posted for it.",
        };
        var json = BotCommand.Json();
        return BotCommand.Create(
            "backfill",
            "Tag the stored articles anew after a topic was added or changed. Stopped half-way, the same command goes on where it was.",
            id, days, asNews, json).Runs(async (bot, parsed, cancellationToken) =>
            {
                var topic = await TopicsVerb.FindAsync(bot, parsed.GetRequiredValue(id), cancellationToken);
                var done = await bot.Get<TopicBackfill>().RunAsync(
                    topic, parsed.GetValue(days), parsed.GetValue(asNews), Report, cancellationToken);
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, new { topic = topic.Id.Value, done.Since, done.Articles, done.Added, done.Kept, done.Removed });
                    return;
                }

                Console.Out.WriteLine($"{topic.Id}: {done.Articles} articles read; {done.Added} tags new, {done.Kept} kept, {done.Removed} taken away.");
            });
    }

    private static void Report(BackfillState state, int total)
    {
        var line = $"{state.Articles} of {total} articles";
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(line);
        }
        else
        {
            Console.Error.Write($"\r{line}{(state.Articles >= total ? "\n" : "")}");
        }
    }
}
