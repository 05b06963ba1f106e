using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>What holds for a whole channel, in a reader's words.</summary>
internal static class SettingsText
{
    public static IEnumerable<string> Of(Channel channel, string language)
    {
        var texts = ChatTexts.For(language).Interactions;
        yield return SubscriptionText.Quiet(channel, texts) ?? InteractionTexts.Fill(texts.NoQuietHours, channel.UsualTimeZone);
        yield return InteractionTexts.Fill(texts.HeadingsIn, texts.Choices.GetValueOrDefault(channel.Language, channel.Language));
        yield return channel.TellsEmpty ? texts.EmptyTold : texts.EmptyLeftOut;
    }
}
