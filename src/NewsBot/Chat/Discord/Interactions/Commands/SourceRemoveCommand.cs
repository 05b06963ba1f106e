using NewsBot.Sources;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/source remove</c>: one of the server's own is watched no more; what it brought stays until it is pruned.</summary>
internal sealed class SourceRemoveCommand(SourceStore store) : ICommand
{
    public string Path => "source remove";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        var own = interaction.Server is { } server ? await store.ListAsync(server, cancellationToken) : [];
        if (own.Count == 0)
        {
            return DiscordReply.Of(texts.Interactions.NoOwnSources);
        }

        var written = interaction.Option(CommandList.Source) ?? "";
        if (SourceOption.Find(own, written) is not { } source)
        {
            return DiscordReply.Of(InteractionTexts.Fill(
                texts.Interactions.UnknownOwnSource, DiscordText.Quote(written), DiscordText.Names([.. own.Select(NameOf)], texts)));
        }

        await store.RemoveAsync(source.Id, cancellationToken);
        return DiscordReply.Of(InteractionTexts.Fill(texts.Interactions.SourceRemoved, NameOf(source)));

        static string NameOf(Source source) => DiscordText.Name(SourceOption.NameOf(source, Source.MaxTitle));
    }
}
