using System.Text.Json;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/digest preview</c>: what the channel would get, to this member alone; nothing is posted or remembered.</summary>
internal sealed class DigestPreviewCommand(ChannelStore channels, DigestsOnDemand digests, IEnumerable<IChat> chats) : ICommand
{
    private readonly IChat discord = chats.Single(c => c.Kind == ChannelKind.Discord);

    public string Path => "digest preview";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (await channels.FindAsync(interaction.Channel, cancellationToken) is not { Subscriptions.Count: > 0 } channel)
        {
            return DiscordReply.Of(texts.NoSubscriptions);
        }

        var draft = await digests.DraftAsync(channel, since: null, cancellationToken);
        if (draft.Digest is not { } owed)
        {
            return DiscordReply.Of(texts.NothingNew);
        }

        // No more than a preview: of now, and not of when the next one is due or the last one was.
        var bodies = discord.Render(owed with { Due = interaction.BegunAt });
        return new DiscordReply
        {
            Content = bodies.Count == 1 ? texts.Preview : InteractionTexts.Fill(texts.PreviewOfMany, bodies.Count),
            Embeds = JsonSerializer.Deserialize(bodies[0], DiscordJson.Default.DiscordMessage)?.Embeds,
        };
    }
}
