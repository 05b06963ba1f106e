using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>
/// <c>/digest now</c>: one more digest beside the scheduled ones, known by the instant at which the command was given, so that the command
/// done again posts nothing twice.
/// </summary>
internal sealed class DigestNowCommand(
    ChannelStore channels, DigestsOnDemand digests, Outbox outbox, IEnumerable<IChat> chats, IInteractionQueues queues, TimeProvider clock) : ICommand
{
    private readonly IChat discord = chats.Single(c => c.Kind == ChannelKind.Discord);

    public string Path => "digest now";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var due = interaction.BegunAt;
        if (await outbox.FindAsync(interaction.Channel, due, cancellationToken) is null)
        {
            if (await channels.FindAsync(interaction.Channel, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
            {
                return DiscordReply.Of(texts.NoSubscriptions);
            }

            if (!interaction.CanPost || channel.SwitchedOff is not null)
            {
                return DiscordReply.Of(interaction.CanPost ? Hindrance.Of(channel, texts) : texts.CannotPost);
            }

            var draft = await digests.DraftAsync(channel, since: null, cancellationToken);
            foreach (var open in draft.Ledger.Open)
            {
                // Sent along as the timer does: something may have been stopped between the freeze and the sending.
                await queues.PostAsync(interaction.Channel, open, cancellationToken);
            }

            if (draft.Digest is not { } owed)
            {
                return DiscordReply.Of(draft.Ledger.Open.Count > 0 ? texts.OnItsWay : texts.NothingNew);
            }

            var digest = owed with { Due = due };
            if (!await outbox.TryFreezeAsync(digest, discord.Render(digest), draft.Ledger, clock.GetUtcNow(), cancellationToken))
            {
                return DiscordReply.Of(texts.Busy);
            }
        }

        await queues.PostAsync(interaction.Channel, due, cancellationToken);
        return DiscordReply.Of(texts.OnItsWay);
    }
}
