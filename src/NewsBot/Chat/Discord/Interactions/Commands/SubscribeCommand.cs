using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/subscribe</c>: a topic for this channel; said again, with another schedule.</summary>
internal sealed class SubscribeCommand(ChannelStore channels, TopicOption topics, TimeProvider clock) : ICommand
{
    private static readonly string[] TimeForms = ["H:mm", "HH:mm", "%H", "HH"];

    public string Path => "subscribe";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (await topics.FindAsync(interaction, cancellationToken) is not { } topic)
        {
            return await topics.UnknownAsync(interaction, cancellationToken);
        }

        var time = Schedule.UsualTime;
        if (interaction.Option(CommandList.Time) is { } writtenTime && !TryReadTime(writtenTime, out time))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongTime, DiscordText.Quote(writtenTime)));
        }

        string? zone = null;
        if (interaction.Option(CommandList.TimeZone) is { } writtenZone && (zone = TimeZoneOption.Find(writtenZone, interaction.Language)) is null)
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongTimeZone, DiscordText.Quote(writtenZone)));
        }

        var rhythm = Enum.TryParse<Rhythm>(interaction.Option(CommandList.Schedule), ignoreCase: true, out var chosen) ? chosen : Rhythm.Daily;
        var now = clock.GetUtcNow();
        var channel = await channels.ChangeAsync(
            interaction.Channel,
            c => (c.Subscriptions.Count == 0 ? c with { Language = interaction.Language } : c)
                .Subscribe([topic.Id], new Schedule(rhythm, time, zone ?? c.UsualTimeZone), now),
            cancellationToken);
        var schedule = channel.Subscriptions.Single(s => s.Topic == topic.Id).Schedule;
        var next = schedule.NextAfter(now);
        return DiscordReply.Of(
            InteractionTexts.Fill(
                texts.Subscribed, DiscordText.Name(topic.NameIn(interaction.Language)), DiscordText.Schedule(schedule, interaction.Language)),
            rhythm == Rhythm.Instant
                ? texts.NextInstant
                : InteractionTexts.Fill(texts.NextDigest, DiscordText.Time(next), DiscordText.Distance(next)),
            texts.SeeNow,
            interaction.CanPost ? null : texts.CannotPost,
            Hindrance.Of(channel, texts));
    }

    private static bool TryReadTime(string written, out TimeOnly time) => TimeOnly.TryParseExact(
        written.Replace('：', ':'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
