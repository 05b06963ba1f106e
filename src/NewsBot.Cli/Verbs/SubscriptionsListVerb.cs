using System.CommandLine;
using System.Globalization;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Cli.Hosting;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot subscriptions list</c>.</summary>
internal static class SubscriptionsListVerb
{
    public static Command Create()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", "All channels and what they get.", json).Runs(async (bot, parsed, cancellationToken) =>
        {
            var channels = await bot.Get<ChannelStore>().ListAsync(cancellationToken);
            var addresses = new Dictionary<ChannelId, string?>();
            foreach (var channel in channels)
            {
                addresses[channel.Id] = await AddressAsync(bot, channel.Id, cancellationToken);
            }

            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, channels.Select(c => ToJson(c, addresses[c.Id])));
                return;
            }

            var sources = await KnownSources.ReadAsync(bot, cancellationToken);
            foreach (var channel in channels)
            {
                Console.Out.WriteLine(ChannelView.Heading(channel, addresses[channel.Id]));
                foreach (var line in channel.Subscriptions.SelectMany(s => ChannelView.Lines(channel, s, sources)))
                {
                    Console.Out.WriteLine(line);
                }
            }

            Console.Error.WriteLine(channels.Count == 1 ? "1 channel" : $"{channels.Count} channels");
        });
    }

    private static async Task<string?> AddressAsync(Bot bot, ChannelId id, CancellationToken cancellationToken) =>
        id.Kind == ChannelKind.Webhook && await bot.Get<WebhookStore>().FindAsync(id.Name, cancellationToken) is { } address
            ? DiscordWebhookAddress.InPart(address)
            : null;

    private static object ToJson(Channel channel, string? address) => new
    {
        channel = channel.Id.ToString(),
        address,
        channel.Language,
        timeZone = channel.UsualTimeZone,
        quiet = channel.Quiet?.ToString(),
        channel.TellsEmpty,
        channel.Paused,
        channel.SwitchedOff,
        subscriptions = channel.Subscriptions.Select(s => ToJson(channel, s)),
    };

    private static object ToJson(Channel channel, Subscription subscription)
    {
        var (schedule, filter) = (subscription.Schedule, subscription.Filter ?? new ArticleFilter());
        return new
        {
            topic = subscription.Topic.Value,
            schedule = schedule.Rhythm.ToString().ToLowerInvariant(),
            time = schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
            schedule.TimeZone,
            weekday = schedule.Rhythm == Rhythm.Weekly ? schedule.Weekday.ToString() : null,
            weekdays = WeekdayNames.Of(schedule.Weekdays),
            nextDue = schedule.Rhythm == Rhythm.Instant || channel.NextDue is null ? (DateTimeOffset?)null : channel.NextDueOf(subscription),
            filter.Languages,
            filter.MinScore,
            filter.Sources,
            filter.NotSources,
            filter.Words,
            filter.NotWords,
            subscription.MaxStories,
            subscription.MentionRole,
        };
    }
}
