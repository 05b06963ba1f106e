using NewsBot.Chat.Discord.Interactions.Components;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/forget</c>: says what is stored of the server, and asks before all of it is removed.</summary>
internal sealed class ForgetCommand(IServerRecords records) : ICommand
{
    public string Path => "forget";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (interaction.Server is not { } server)
        {
            return DiscordReply.Of(texts.Failed);
        }

        var held = await records.CountAsync(server, cancellationToken);
        return DiscordReply.Of(
            InteractionTexts.Fill(texts.ForgetAsk, held.Channels, held.Subscriptions, held.Topics, held.Sources),
            texts.ForgetHow) with
        {
            Components = DiscordActionRow.Of(
                new DiscordButton(DiscordButtonStyle.Danger, texts.ForgetButton, $"{ForgetComponent.Forget}|{interaction.Id}")),
        };
    }
}
