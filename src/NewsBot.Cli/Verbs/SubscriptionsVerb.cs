using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
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
        Add(), List(), Remove(), SetPaused("pause", true), SetPaused("resume", false));

    public static Option<string> ChannelOption() => new("--channel")
    {
        Description = "A Discord channel's id, webhook:NAME, or console.",
        Required = true,
    };

    public static ChannelId ParseChannel(string text) =>
        ChannelId.TryParse(text, out var channel)
            ? channel.Value
            : throw new UserException($"'{text}' is no channel; allowed: a Discord channel's id (15 to 20 digits), webhook:NAME, console.", ExitCode.Usage);

    private static Command Add()
    {
        var channel = ChannelOption();
        var topic = new Option<string[]>("--topic") { Description = "A topic's id; may be given several times.", Required = true };
        var schedule = new Option<Rhythm>("--schedule") { Description = "How often a digest comes.", HelpName = "instant|hourly|daily|weekly", DefaultValueFactory = _ => Rhythm.Daily };
        var time = new Option<TimeOnly>("--time")
        {
            Description = "HH:mm, local time of the digest.",
            DefaultValueFactory = _ => Schedule.UsualTime,
            CustomParser = r => TimeOnly.TryParseExact(r.Tokens[0].Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var t)
                ? t
                : Wrong<TimeOnly>(r, $"'{r.Tokens[0].Value}' is no time; allowed: 00:00 to 23:59."),
        };
        var timeZone = new Option<string>("--timezone")
        {
            Description = "IANA time zone, such as Asia/Shanghai.",
            DefaultValueFactory = _ => "Etc/UTC",
            CustomParser = r => TimeZoneInfo.TryFindSystemTimeZoneById(r.Tokens[0].Value, out _)
                ? r.Tokens[0].Value
                : Wrong<string>(r, $"'{r.Tokens[0].Value}' is no time zone; allowed: IANA names, such as Europe/Berlin."),
        };
        var weekday = new Option<DayOfWeek>("--weekday") { Description = "Of weekly digests.", HelpName = "monday|…|sunday", DefaultValueFactory = _ => DayOfWeek.Monday };
        var language = new Option<string>("--language") { Description = "Of headings.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "zh-Hans", "zh-Hant");
        return BotCommand.Create("add", "Subscribe a channel to topics.", channel, topic, schedule, time, timeZone, weekday, language)
            .Runs(async (bot, parsed, cancellationToken) =>
            {
                var id = ParseChannel(parsed.GetRequiredValue(channel));
                var topics = await ParseTopicsAsync(bot, parsed.GetRequiredValue(topic), cancellationToken);
                if (id.Kind == ChannelKind.Webhook)
                {
                    await bot.Get<WebhookStore>().SaveAsync(id.Name, ReadSecretAddress(bot.Get<IOptions<DiscordOptions>>().Value), cancellationToken);
                }

                var when = new Schedule(
                    parsed.GetValue(schedule), parsed.GetValue(time), parsed.GetRequiredValue(timeZone), parsed.GetValue(weekday));
                var now = bot.Get<TimeProvider>().GetUtcNow();
                await bot.Get<ChannelStore>().ChangeAsync(
                    id,
                    c => (c with { Language = parsed.GetRequiredValue(language) }).Subscribe(topics, when, now),
                    cancellationToken);
                var next = when.NextAfter(now);
                Console.Out.WriteLine($"{id} is subscribed to {string.Join(", ", topics)}; "
                    + (when.Rhythm == Rhythm.Instant ? "digests come as articles do." : $"the next digest is due {Show(next)}."));
            });
    }

    private static Command List()
    {
        var json = BotCommand.Json();
        return BotCommand.Create("list", "All channels and what they get.", json).Runs(async (bot, parsed, cancellationToken) =>
        {
            var channels = await bot.Get<ChannelStore>().ListAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                BotCommand.WriteJson(Console.Out, channels.Select(c => new
                {
                    channel = c.Id.ToString(),
                    c.Language,
                    c.Paused,
                    c.SwitchedOff,
                    subscriptions = c.Subscriptions.Select(s => new
                    {
                        topic = s.Topic.Value,
                        schedule = s.Schedule.Rhythm.ToString().ToLowerInvariant(),
                        time = s.Schedule.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
                        s.Schedule.TimeZone,
                        nextDue = s.Schedule.Rhythm == Rhythm.Instant ? (DateTimeOffset?)null : s.NextDue,
                    }),
                }));
                return;
            }

            foreach (var channel in channels)
            {
                Console.Out.WriteLine(channel.Id + (channel.Paused ? "  paused" : "") + (channel.SwitchedOff is { } why ? $"  switched off: {why}" : ""));
                foreach (var s in channel.Subscriptions)
                {
                    Console.Out.WriteLine($"  {s.Topic,-20} {Describe(s)}");
                }
            }

            Console.Error.WriteLine($"{channels.Count} channels");
        });
    }

    private static Command Remove()
    {
        var channel = ChannelOption();
        var topic = new Option<string[]>("--topic") { Description = "A topic's id; without it, all of the channel's." };
        return BotCommand.Create("remove", "Unsubscribe a channel.", channel, topic).Runs(async (bot, parsed, cancellationToken) =>
        {
            var topics = (parsed.GetValue(topic) ?? []).Select(t => new TopicId(t)).ToList();
            await ChangeAsync(
                bot,
                ParseChannel(parsed.GetRequiredValue(channel)),
                c => topics.Count == 0 ? c with { Subscriptions = [] } : c.Unsubscribe(topics),
                cancellationToken);
        });
    }

    private static Command SetPaused(string verb, bool paused)
    {
        var channel = ChannelOption();
        var description = paused
            ? "Post nothing to a channel; what comes meanwhile is skipped."
            : "Post to a channel again, from now on.";
        return BotCommand.Create(verb, description, channel).Runs(async (bot, parsed, cancellationToken) =>
        {
            var now = bot.Get<TimeProvider>().GetUtcNow();
            await ChangeAsync(
                bot,
                ParseChannel(parsed.GetRequiredValue(channel)),
                c => paused ? c with { Paused = true } : c.Resume(now),
                cancellationToken);
        });
    }

    private static async Task ChangeAsync(Bot bot, ChannelId id, Func<Channel, Channel> change, CancellationToken cancellationToken)
    {
        var store = bot.Get<ChannelStore>();
        if (await store.FindAsync(id, cancellationToken) is null)
        {
            throw new UserException($"Channel {id} has no subscriptions; 'newsbot subscriptions list' shows all.");
        }

        var channel = await store.ChangeAsync(id, change, cancellationToken);
        Console.Out.WriteLine($"{id}: {channel.Subscriptions.Count} subscriptions{(channel.Paused ? ", paused" : "")}.");
    }

    private static async Task<IReadOnlyList<TopicId>> ParseTopicsAsync(Bot bot, string[] ids, CancellationToken cancellationToken)
    {
        var catalog = await bot.Get<TopicCatalog>().GetAsync(cancellationToken);
        foreach (var id in ids.Where(i => !catalog.Contains(new TopicId(i))))
        {
            throw new UserException(
                $"There is no topic '{id}'; there are {string.Join(", ", catalog.Topics.Select(t => t.Id))}.", ExitCode.Usage);
        }

        return [.. ids.Distinct().Select(i => new TopicId(i))];
    }

    private static SecretUrl ReadSecretAddress(DiscordOptions discord)
    {
        if (!Console.IsInputRedirected)
        {
            Console.Error.Write("The webhook's address (it is a secret and is not shown): ");
        }

        var line = Console.IsInputRedirected ? Console.In.ReadLine() : ReadHidden();
        return SecretUrl.TryParse(line, out var address) && DiscordWebhookAddress.IsWebhook(address, discord.ApiBaseUrl)
            ? address
            : throw new UserException("That is no webhook's address; copy it from the channel's settings, Integrations, Webhooks.", ExitCode.Usage);
    }

    private static string ReadHidden()
    {
        var line = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return line.ToString();
    }

    private static T Wrong<T>(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!; // System.CommandLine looks at the error and never at the value.
    }

    private static string Describe(Subscription s) => s.Schedule.Rhythm switch
    {
        Rhythm.Instant => "instant",
        Rhythm.Hourly => $"hourly at minute {s.Schedule.Time:mm}, next {Show(s.NextDue)}",
        Rhythm.Daily => $"daily at {s.Schedule.Time:HH:mm} {s.Schedule.TimeZone}, next {Show(s.NextDue)}",
        _ => $"weekly on {s.Schedule.Weekday} at {s.Schedule.Time:HH:mm} {s.Schedule.TimeZone}, next {Show(s.NextDue)}",
    };

    private static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
