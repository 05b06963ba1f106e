using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/pause</c>: nothing is posted, and what comes meanwhile is skipped.</summary>
internal sealed class PauseCommand(ChannelStore channels) : ICommand
{
    public string Path => "pause";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var channel = await channels.ChangeAsync(
            interaction.Channel, c => c.Subscriptions.Count == 0 ? c : c with { Paused = true }, cancellationToken);
        return DiscordReply.Of(channel.Paused ? texts.Paused : texts.NoSubscriptions);
    }
}
