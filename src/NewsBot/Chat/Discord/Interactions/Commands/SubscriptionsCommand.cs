using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/subscriptions</c>: what this channel gets, when, and what hinders it.</summary>
internal sealed class SubscriptionsCommand(ChannelStore channels, TopicCatalog catalog) : ICommand
{
    public string Path => "subscriptions";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (await channels.FindAsync(interaction.Channel, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
        {
            return DiscordReply.Of(texts.NoSubscriptions);
        }

        var topics = await catalog.GetAsync(cancellationToken);
        var hindrance = Hindrance.Of(channel, texts) ?? (interaction.CanPost ? null : texts.CannotPost);
        return DiscordReply.List(texts.SubscriptionsTitle, [.. SettingsText.Of(channel, interaction.Language), "", .. channel.Subscriptions.Select(Line)], hindrance);

        string Line(Subscription s) =>
            $"**{DiscordText.Name(topics.NameOf(s.Topic, interaction.Language))}** · {SubscriptionText.Of(s, interaction.Language)}"
            + (s.NextDue == DateTimeOffset.MinValue || channel.NextDue is null
                ? ""
                : " · " + InteractionTexts.Fill(texts.Next, DiscordText.Time(channel.NextDueOf(s))));
    }
}
