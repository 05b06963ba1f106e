using System.CommandLine;
using NewsBot.Cli.Hosting;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot subscriptions</c>: which channel gets which topic, and when.</summary>
internal static class SubscriptionsVerb
{
    public static Command Create() => BotCommand.Create(
        "subscriptions",
        "Which channels get which topics, and when.",
        SubscriptionsAddVerb.Create(), SubscriptionsListVerb.Create(), Remove(), Set(), Quiet(), Pause(), Resume());

    public static Option<string> ChannelOption() => new("--channel")
    {
        Description = "A Discord channel's id, webhook:NAME, or console.",
        Required = true,
    };

    public static ChannelId ParseChannel(string text) =>
        ChannelId.TryParse(text, out var channel)
            ? channel.Value
            : throw new UserException($"'{text}' is no channel; allowed: a Discord channel's id (15 to 20 digits), webhook:NAME, console.", ExitCode.Usage);

    private static Command Remove()
    {
        var channel = ChannelOption();
        var topic = new Option<string[]>("--topic") { Description = "A topic's id; without it, all of the channel's." };
        return BotCommand.Create("remove", "Unsubscribe a channel.", channel, topic).Runs(async (bot, parsed, cancellationToken) =>
        {
            var topics = (parsed.GetValue(topic) ?? []).Select(t => new TopicId(t)).ToList();
            var (_, after) = await ChangeAsync(
                bot, parsed.GetRequiredValue(channel), (c, _) => topics.Count == 0 ? c with { Subscriptions = [] } : c.Unsubscribe(topics), cancellationToken);
            Console.Out.WriteLine($"{after.Id}: {after.Subscriptions.Count} subscriptions are left.");
        });
    }

    private static Command Set()
    {
        var channel = ChannelOption();
        var timeZone = TimingOptions.TimeZoneOption("IANA time zone of the channel and of its subscriptions, but for those with another of their own.");
        var headings = SubscriptionsAddVerb.HeadingsOption();
        var empty = new Option<string>("--empty") { Description = "Whether a digest with nothing in it is posted and says so." };
        empty.AcceptOnlyFromAmong("on", "off");
        var command = BotCommand.Create("set", "Change what goes for a whole channel.", channel, timeZone, headings, empty);
        command.Validators.Add(result =>
        {
            if (result.GetResult(timeZone) is null && result.GetResult(headings) is null && result.GetResult(empty) is null)
            {
                result.AddError("Nothing is set; allowed: --timezone, --headings, --empty.");
            }
        });
        return command.Runs(async (bot, parsed, cancellationToken) =>
        {
            var (_, after) = await ChangeAsync(
                bot,
                parsed.GetRequiredValue(channel),
                (c, now) =>
                {
                    var moved = parsed.GetValue(timeZone) is { } zone ? c.In(zone, now) : c;
                    return moved with
                    {
                        Language = parsed.GetValue(headings) ?? c.Language,
                        TellsEmpty = parsed.GetValue(empty) is { } told ? told == "on" : c.TellsEmpty,
                    };
                },
                cancellationToken);
            Console.Out.WriteLine(ChannelView.Heading(after));
        });
    }

    private static Command Quiet()
    {
        var channel = ChannelOption();
        var hours = new Argument<string>("hours") { Description = "Local times such as 22:00-07:00, or off." };
        hours.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value != "off" && !QuietHours.TryParse(token.Value, out _))
            {
                result.AddError($"'{token.Value}' are no quiet hours; allowed: two different times such as 22:00-07:00, or off.");
            }
        });
        return BotCommand.Create("quiet", "Leave a channel alone at night; what is due then comes as one digest at the end.", channel, hours)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var quiet = QuietHours.TryParse(parsed.GetRequiredValue(hours), out var given) ? given : null;
                var (_, after) = await ChangeAsync(bot, parsed.GetRequiredValue(channel), (c, _) => c with { Quiet = quiet }, cancellationToken);
                Console.Out.WriteLine(quiet is null
                    ? $"{after.Id} has no quiet hours."
                    : $"{after.Id} is quiet {quiet} ({after.UsualTimeZone}); what is due then comes as one digest at the end.");
            });
    }

    private static Command Pause()
    {
        var channel = ChannelOption();
        return BotCommand.Create("pause", "Post nothing to a channel; what comes meanwhile is skipped.", channel).Runs(async (bot, parsed, cancellationToken) =>
        {
            var (_, after) = await ChangeAsync(bot, parsed.GetRequiredValue(channel), (c, _) => c with { Paused = true }, cancellationToken);
            Console.Out.WriteLine($"{after.Id} is paused; what comes meanwhile is skipped. 'newsbot subscriptions resume --channel {after.Id}' ends it.");
        });
    }

    private static Command Resume()
    {
        var channel = ChannelOption();
        return BotCommand.Create("resume", "Post to a channel again, from now on.", channel).Runs(async (bot, parsed, cancellationToken) =>
        {
            var (before, after) = await ChangeAsync(bot, parsed.GetRequiredValue(channel), (c, now) => c.Resume(now), cancellationToken);
            Console.Out.WriteLine(before is { Paused: false, SwitchedOff: null }
                ? $"{after.Id} was not paused; nothing is skipped."
                : $"{after.Id} is posted to again; what came meanwhile is skipped.");
        });
    }

    /// <summary>The channel before and after.</summary>
    /// <exception cref="UserException">It was never heard of, or has nothing.</exception>
    private static async Task<(Channel Before, Channel After)> ChangeAsync(
        Bot bot, string channel, Func<Channel, DateTimeOffset, Channel> change, CancellationToken cancellationToken)
    {
        var id = ParseChannel(channel);
        var store = bot.Get<ChannelStore>();
        if (await store.FindAsync(id, cancellationToken) is not { Subscriptions.Count: > 0 } before)
        {
            throw new UserException($"Channel {id} has no subscriptions; 'newsbot subscriptions list' shows all.");
        }

        var now = bot.Get<TimeProvider>().GetUtcNow();
        var after = await store.ChangeAsync(
            id,
            c =>
            {
                before = c;
                return change(c, now);
            },
            cancellationToken);
        return (before, after);
    }
}
