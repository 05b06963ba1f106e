using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Cli.Hosting;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot subscriptions add</c>: topics for a channel; said again, with other wishes in place of those of before.</summary>
internal static class SubscriptionsAddVerb
{
    public static Command Create()
    {
        var channel = SubscriptionsVerb.ChannelOption();
        var topic = new Option<string[]>("--topic") { Description = "A topic's id; may be given several times.", Required = true };
        var timing = new TimingOptions();
        var filter = new FilterOptions();
        var most = CheckedOption.One<int?>(
            "--max",
            "At most so many stories of the topic in one digest, the best first; the others are owed to the next.",
            $"1 to {DigestOptions.MostStories}",
            (string text, out int? value) =>
            {
                value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
                return value is >= 1 and <= DigestOptions.MostStories;
            });
        var role = CheckedOption.One<string>(
            "--mention-role",
            "Id of the Discord role that a digest with the topic mentions; nobody else is ever mentioned.",
            "a Discord role's id (15 to 20 digits)",
            (string text, out string? value) =>
            {
                value = text;
                return text.Length is >= 15 and <= 20 && text.All(char.IsAsciiDigit);
            });
        var headings = HeadingsOption();
        var command = BotCommand.Create(
            "add", "Subscribe a channel to topics, or say anew what it wants of them.", [channel, topic, .. timing.All, .. filter.All, most, role, headings]);
        timing.Check(command);
        return command.Runs(async (bot, parsed, cancellationToken) =>
        {
            var id = SubscriptionsVerb.ParseChannel(parsed.GetRequiredValue(channel));
            var topics = await ParseTopicsAsync(bot, parsed.GetRequiredValue(topic), cancellationToken);
            var wanted = filter.Read(parsed, await KnownSources.ReadAsync(bot, cancellationToken));
            if (id.Kind == ChannelKind.Console && parsed.GetValue(role) is not null)
            {
                throw new UserException("--mention-role goes with Discord channels and webhooks; the console has no roles.", ExitCode.Usage);
            }

            if (id.Kind == ChannelKind.Webhook)
            {
                var address = WebhookInput.Read(bot.Get<IOptions<DiscordOptions>>().Value);
                await bot.Get<WebhookStore>().SaveAsync(id.Name, address, cancellationToken);
            }

            var now = bot.Get<TimeProvider>().GetUtcNow();
            var after = await bot.Get<ChannelStore>().ChangeAsync(
                id,
                c => (c with { Language = parsed.GetValue(headings) ?? c.Language }).Subscribe(
                [
                    .. topics.Select(t => Subscription.Start(t, timing.Read(parsed, c.UsualTimeZone), now) with
                    {
                        Filter = wanted,
                        MaxStories = parsed.GetValue(most),
                        MentionRole = parsed.GetValue(role),
                    }),
                ]),
                cancellationToken);
            Console.Out.WriteLine($"{id} is subscribed to {string.Join(", ", topics)}; {ChannelView.Next(after, after.Subscriptions[^1])}.");
            if (after.Paused || after.SwitchedOff is not null)
            {
                Console.Out.WriteLine($"It gets nothing until 'newsbot subscriptions resume --channel {id}': it is {(after.Paused ? "paused" : $"switched off ({after.SwitchedOff})")}.");
            }
        });
    }

    public static Option<string> HeadingsOption()
    {
        var option = new Option<string>("--headings") { Description = "The language of the channel's headings." };
        option.AcceptOnlyFromAmong("en", "zh-Hans", "zh-Hant");
        return option;
    }

    private static async Task<IReadOnlyList<TopicId>> ParseTopicsAsync(Bot bot, string[] ids, CancellationToken cancellationToken)
    {
        var topics = (await bot.Get<TopicStore>().ListAsync(cancellationToken)).Select(t => t.Id).ToList();
        foreach (var id in ids.Where(i => !topics.Contains(new TopicId(i))))
        {
            throw new UserException(
                $"There is no topic '{id}'; there are {string.Join(", ", topics)}.", ExitCode.Usage);
        }

        return [.. ids.Distinct().Select(i => new TopicId(i))];
    }
}
