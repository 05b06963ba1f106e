using System.CommandLine;
using NewsBot.Chat;
using NewsBot.Chat.Discord.Preview;
using NewsBot.Cli.Hosting;
using NewsBot.Digests;
using NewsBot.Pipeline;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot digest</c>: what a channel would get, or send it now.</summary>
internal static class DigestVerb
{
    public static Command Create() => BotCommand.Create("digest", "What a channel would get, or send it now.", Preview(), Send());

    private static Command Preview()
    {
        var channel = SubscriptionsVerb.ChannelOption();
        var since = SinceOption();
        var json = BotCommand.Json();
        var html = new Option<string>("--html")
        {
            Description = "Write a page that shows it as Discord would; - for standard output.",
            HelpName = "file",
        };
        return BotCommand.Create("preview", "Show a channel's next digest as it stands now; nothing is posted or remembered.", channel, since, json, html)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var draft = await DraftAsync(
                    bot, SubscriptionsVerb.ParseChannel(parsed.GetRequiredValue(channel)), parsed.GetValue(since), cancellationToken);
                if (parsed.GetValue(json))
                {
                    BotCommand.WriteJson(Console.Out, ToJson(draft.Digest));
                }
                else if (draft.Digest is { } owed)
                {
                    // No more than a preview: of now, and not of when the last one was due.
                    await WriteAsync(bot, owed with { Due = bot.Get<TimeProvider>().GetUtcNow() }, parsed.GetValue(html), cancellationToken);
                }
                else
                {
                    Console.Error.WriteLine("Nothing is owed to this channel.");
                }
            });
    }

    private static async Task WriteAsync(Bot bot, Digest digest, string? page, CancellationToken cancellationToken)
    {
        switch (page)
        {
            case null:
                // People read it in a terminal, whatever the channel is.
                foreach (var body in bot.Get<ChatPorts>().For(ChannelId.Console).Render(digest))
                {
                    Console.Out.WriteLine(body);
                }

                break;
            case "-":
                Console.Out.Write(DiscordPreview.ToHtml(digest));
                break;
            default:
                await File.WriteAllTextAsync(page, DiscordPreview.ToHtml(digest), cancellationToken);
                break;
        }
    }

    private static Command Send()
    {
        var channel = SubscriptionsVerb.ChannelOption();
        var since = SinceOption();
        return BotCommand.Create("send", "Post what a channel is owed now, whatever its schedule.", channel, since)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = SubscriptionsVerb.ParseChannel(parsed.GetRequiredValue(channel));
                var draft = await DraftAsync(bot, id, parsed.GetValue(since), cancellationToken);
                if (draft.Digest is not { } owed)
                {
                    Console.Error.WriteLine("Nothing is owed to this channel.");
                    return;
                }

                // One more beside the scheduled ones, which are known by their due instants.
                var digest = owed with { Due = bot.Get<TimeProvider>().GetUtcNow() };
                var outbox = bot.Get<Outbox>();
                var bodies = bot.Get<ChatPorts>().For(id).Render(digest);
                if (!await outbox.TryFreezeAsync(digest, bodies, draft.Ledger, bot.Get<TimeProvider>().GetUtcNow(), cancellationToken))
                {
                    throw new UserException("A running bot is serving this channel at this moment; try again in a minute.");
                }

                // A stop from here on is made up for by the next digest run: the frozen digest stays open until it is posted.
                await bot.Get<PostStep>().RunAsync(new DigestToPost(1, id, digest.Due), cancellationToken);
                var ended = await outbox.FindAsync(id, digest.Due, cancellationToken);
                if (ended?.Closed != "posted")
                {
                    throw new UserException($"The digest is {ended?.Closed ?? "not posted yet and is tried again"}; 'newsbot doctor' tells more.");
                }

                Console.Error.WriteLine($"{Count(digest.Stories.Count(), "story", "stories")} in {Count(bodies.Count, "message", "messages")} posted to {id}.");
            });
    }

    private static async Task<DigestDraft> DraftAsync(Bot bot, ChannelId id, TimeSpan? since, CancellationToken cancellationToken)
    {
        if (await bot.Get<ChannelStore>().FindAsync(id, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
        {
            throw new UserException($"Channel {id} has no subscriptions; add one with 'newsbot subscriptions add'.");
        }

        return await bot.Get<DigestsOnDemand>().DraftAsync(channel, since, cancellationToken);
    }

    private static object ToJson(Digest? digest) => new
    {
        channel = digest?.Channel.ToString(),
        digest?.Due,
        digest?.Since,
        sections = (digest?.Sections ?? []).Select(s => new
        {
            topic = s.Topic.Value,
            name = s.TopicName,
            stories = s.Stories.Select(o => new
            {
                id = o.Id.Value,
                o.Headline,
                o.Link,
                o.Summary,
                o.Language,
                o.Sources,
                o.Score,
                o.OtherTopics,
                o.Earlier,
                articles = o.Articles.Select(a => a.Value),
            }),
        }),
    };

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";

    private static Option<TimeSpan?> SinceOption() => new("--since")
    {
        Description = "How far back to look, such as 90m, 24h or 7d; else as far as the subscriptions do.",
        CustomParser = result => Span.Parse(result),
    };
}
