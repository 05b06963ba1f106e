using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/resume</c>: after a pause, or after Discord refused the channel. A channel that runs loses nothing by it.</summary>
internal sealed class ResumeCommand(ChannelStore channels, TimeProvider clock) : ICommand
{
    public string Path => "resume";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var now = clock.GetUtcNow();
        var channel = await channels.ChangeAsync(
            interaction.Channel, c => c.Paused || c.SwitchedOff is not null ? c.Resume(now) : c, cancellationToken);
        if (channel.Subscriptions.Count == 0)
        {
            return DiscordReply.Of(texts.NoSubscriptions);
        }

        var next = channel.Subscriptions.Min(channel.NextDueOf);
        return DiscordReply.Of(
            texts.Resumed,
            next > now ? InteractionTexts.Fill(texts.NextDigest, DiscordText.Time(next), DiscordText.Distance(next)) : texts.NextInstant,
            interaction.CanPost ? null : texts.CannotPost);
    }
}
