using System.Collections.Concurrent;
using System.CommandLine;
using NewsBot.Cli.Hosting;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot topics list</c>: the topics, and how many articles the last days brought them.</summary>
internal static class TopicsListVerb
{
    private const int Days = 30;
    private const int ConcurrentReads = 8;

    public static Command Create()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", $"All topics, each with its articles of the last {Days} days, a bar for each day of UTC.", json)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var topics = await bot.Get<TopicStore>().ListAsync(cancellationToken);
                var counts = await CountAsync(bot, topics, cancellationToken);
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, topics.Select(t => new
                    {
                        id = t.Id.Value,
                        t.Names,
                        t.Descriptions,
                        t.Threshold,
                        days = counts[t.Id].Select(d => new { d.Day, d.Count }),
                    }));
                    return;
                }

                foreach (var topic in topics)
                {
                    var days = counts[topic.Id].Select(d => d.Count).ToList();
                    Console.Out.WriteLine($"{topic.Id,-20} {Sparkline.Of(days)} {days.Sum(),6}  {NamesOf(topic)}");
                }
            });
    }

    private static async Task<IReadOnlyDictionary<TopicId, IReadOnlyList<DayCount>>> CountAsync(
        Bot bot, IReadOnlyList<TopicDefinition> topics, CancellationToken cancellationToken)
    {
        var counts = new ConcurrentDictionary<TopicId, IReadOnlyList<DayCount>>();
        await Parallel.ForEachAsync(
            topics,
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentReads, CancellationToken = cancellationToken },
            async (topic, token) => counts[topic.Id] = await bot.Get<TagCounts>().ReadAsync(topic.Id, Days, token));
        return counts;
    }

    private static string NamesOf(TopicDefinition topic) =>
        string.Join(" · ", new[] { topic.NameIn("en"), topic.NameIn("zh-Hans") }.Distinct());
}
