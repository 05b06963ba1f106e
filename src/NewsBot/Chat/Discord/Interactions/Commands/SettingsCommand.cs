using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/settings</c>: what holds for the whole channel. What is not said stays as it is; with nothing said, it is told.</summary>
internal sealed class SettingsCommand(ChannelStore channels, TimeProvider clock) : ICommand
{
    public string Path => "settings";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var writtenQuiet = interaction.Option(CommandList.QuietHours);
        QuietHours? quiet = null;
        if (writtenQuiet is not null && !TimeOption.TryReadQuiet(writtenQuiet, texts, out quiet))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongQuiet, DiscordText.Quote(writtenQuiet)));
        }

        var writtenZone = interaction.Option(CommandList.TimeZone);
        var zone = writtenZone is null ? null : TimeZoneOption.Find(writtenZone, interaction.Language);
        if (writtenZone is not null && zone is null)
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongTimeZone, DiscordText.Quote(writtenZone)));
        }

        var headings = interaction.Option(CommandList.Headings);
        if (headings is not null && !ChatTexts.Languages.Contains(headings))
        {
            return DiscordReply.Of(InteractionTexts.Fill(
                texts.WrongChoice,
                DiscordText.Quote(headings),
                DiscordText.Names([.. ChatTexts.Languages.Select(l => texts.Choices[l])], ChatTexts.For(interaction.Language))));
        }

        var now = clock.GetUtcNow();
        var channel = await channels.ChangeAsync(interaction.Channel, Change, cancellationToken);
        return channel.Subscriptions.Count == 0
            ? DiscordReply.Of(texts.NoSubscriptions)
            : DiscordReply.Of([texts.SettingsTitle, .. SettingsText.Of(channel, interaction.Language), Hindrance.Of(channel, texts)]);

        Channel Change(Channel before)
        {
            if (before.Subscriptions.Count == 0)
            {
                return before;
            }

            var moved = zone is null ? before : before.In(zone, now);
            return moved with
            {
                Quiet = writtenQuiet is null ? moved.Quiet : quiet,
                Language = headings ?? moved.Language,
                TellsEmpty = interaction.Flag(CommandList.EmptyDigests) ?? moved.TellsEmpty,
            };
        }
    }
}
