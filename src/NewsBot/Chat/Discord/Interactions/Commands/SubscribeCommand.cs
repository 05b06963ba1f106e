using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/subscribe</c>: a topic for this channel; said again, with other wishes in place of those of before.</summary>
internal sealed class SubscribeCommand(ChannelStore channels, TopicOption topics, TimeProvider clock) : ICommand
{
    public string Path => "subscribe";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (await topics.FindAsync(interaction, cancellationToken) is not { } topic)
        {
            return await topics.UnknownAsync(interaction, cancellationToken);
        }

        if (SubscribeWish.Read(interaction, out var wrong) is not { } wish)
        {
            return DiscordReply.Of(wrong);
        }

        var now = clock.GetUtcNow();
        var channel = await channels.ChangeAsync(
            interaction.Channel,
            c => ((c.Subscriptions.Count == 0 ? c with { Language = interaction.Language } : c) with { Server = interaction.Server }).Subscribe([wish.Of(topic.Id, c, now)]),
            cancellationToken);
        var subscription = channel.Subscriptions.Single(s => s.Topic == topic.Id);
        var next = channel.NextDueOf(subscription);
        return DiscordReply.Of(
            InteractionTexts.Fill(
                texts.Subscribed, DiscordText.Name(topic.NameIn(interaction.Language)), SubscriptionText.Of(subscription, interaction.Language)),
            next > now ? InteractionTexts.Fill(texts.NextDigest, DiscordText.Time(next), DiscordText.Distance(next)) : texts.NextInstant,
            SubscriptionText.Quiet(channel, texts),
            texts.SeeNow,
            interaction.CanPost ? null : texts.CannotPost,
            Hindrance.Of(channel, texts));
    }
}
