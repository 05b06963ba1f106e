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
        if (await outbox.FindAsync(interaction.Channel, due, cancellationToken) is null
            && await FreezeAsync(interaction, due, texts, cancellationToken) is { } hindrance)
        {
            return DiscordReply.Of(hindrance);
        }

        await queues.PostAsync(interaction.Channel, due, cancellationToken);
        return DiscordReply.Of(texts.OnItsWay);
    }

    /// <summary>Null where the digest is frozen; else what the member is told.</summary>
    private async Task<string?> FreezeAsync(
        Interaction interaction, DateTimeOffset due, InteractionTexts texts, CancellationToken cancellationToken)
    {
        if (!interaction.CanPost)
        {
            return texts.CannotPost;
        }

        if (await channels.FindAsync(interaction.Channel, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
        {
            return texts.NoSubscriptions;
        }

        if (channel.SwitchedOff is not null)
        {
            return Hindrance.Of(channel, texts);
        }

        var draft = await digests.DraftAsync(channel, since: null, cancellationToken);
        if (draft.Digest is not { } owed)
        {
            return texts.NothingNew;
        }

        var digest = owed with { Due = due };
        return await outbox.TryFreezeAsync(digest, discord.Render(digest), draft.Ledger, clock.GetUtcNow(), cancellationToken)
            ? null
            : texts.Busy;
    }
}
