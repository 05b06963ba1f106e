using Microsoft.Extensions.Options;
using NewsBot.Servers;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/subscribe</c>: a topic for this channel; said again, with other wishes in place of those of before.</summary>
internal sealed class SubscribeCommand(
    ChannelStore channels, TopicOption topics, SourceOption sources, IOptions<ServerOptions> options, TimeProvider clock) : ICommand
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
            return wrong;
        }

        foreach (var option in new[] { CommandList.Sources, CommandList.WithoutSources })
        {
            var (read, unknown) = await sources.ReadAsync(interaction, option, cancellationToken);
            if (read is null)
            {
                return DiscordReply.Of(InteractionTexts.Fill(texts.UnknownSource, DiscordText.Quote(unknown)));
            }

            wish = option == CommandList.Sources ? wish with { Sources = read } : wish with { NotSources = read };
        }

        if (await IsFullAsync(interaction, topic.Id, cancellationToken) is { } had)
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.TooManySubscriptions, options.Value.MaxSubscriptions, had));
        }

        return await SubscribeAsync(interaction, topic, wish, texts, cancellationToken);
    }

    private async Task<DiscordReply> SubscribeAsync(
        Interaction interaction, TopicDefinition topic, SubscribeWish wish, InteractionTexts texts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (isNew, fits) = (false, false);
        var channel = await channels.ChangeAsync(interaction.Channel, Subscribed, cancellationToken);
        if (!fits)
        {
            return DiscordReply.Of(texts.ChannelFull);
        }

        var subscription = channel.Subscriptions.Single(s => s.Topic == topic.Id);
        var next = channel.NextDueOf(subscription);
        return DiscordReply.Of(
            InteractionTexts.Fill(
                texts.Subscribed, DiscordText.Name(topic.NameIn(interaction.Language)), SubscriptionText.Of(subscription, interaction.Language)),
            next > now ? InteractionTexts.Fill(texts.NextDigest, DiscordText.Time(next), DiscordText.Distance(next)) : texts.NextInstant,
            SubscriptionText.Quiet(channel, texts),
            texts.SeeNow,
            isNew && interaction.CanPost ? texts.NothingMore : null,
            interaction.CanPost ? null : texts.CannotPost,
            Hindrance.Of(channel, texts));

        Channel Subscribed(Channel before)
        {
            isNew = before.Subscriptions.Count == 0;
            var known = before with { Server = interaction.Server, Language = isNew ? interaction.Language : before.Language };
            var after = known.Subscribe([wish.Of(topic.Id, before, now)]);
            fits = ChannelStore.Fits(after);
            return fits ? after : before;
        }
    }

    /// <summary>How many subscriptions the server has, where it may have no further one; null where it may.</summary>
    private async Task<int?> IsFullAsync(Interaction interaction, TopicId topic, CancellationToken cancellationToken)
    {
        if (interaction.Server is not { } server)
        {
            return null;
        }

        var count = (await channels.CountAsync(server, cancellationToken)).Values.Sum();
        return count >= options.Value.MaxSubscriptions
            && (await channels.FindAsync(interaction.Channel, cancellationToken))?.Subscriptions.Any(s => s.Topic == topic) != true
            ? count
            : null;
    }
}
