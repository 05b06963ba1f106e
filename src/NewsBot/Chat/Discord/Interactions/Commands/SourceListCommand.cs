using NewsBot.Sources;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/source list</c>: what the server watches itself and how that fares, and what everybody has.</summary>
internal sealed class SourceListCommand(SourceStore store, SourceOption sources) : ICommand
{
    private const int MaxReason = 200;
    private const int MaxShared = 900;

    public string Path => "source list";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        var words = texts.Interactions;
        var own = interaction.Server is { } server ? await store.ListAsync(server, cancellationToken) : [];
        var shared = await sources.SharedAsync(cancellationToken);
        var content = shared.Count == 0 ? null : InteractionTexts.Fill(
            words.SharedSources, shared.Count, DiscordText.Names([.. shared.Select(NameOf)], texts, MaxShared));
        return own.Count == 0
            ? DiscordReply.Of(words.NoOwnSources, content)
            : DiscordReply.List(InteractionTexts.Fill(words.SourcesTitle, own.Count), own.Select(s => $"**{NameOf(s)}** · {StateOf(s, words)}"), content);

        static string NameOf(Source source) => DiscordText.Name(SourceOption.NameOf(source, Source.MaxTitle));
    }

    private static string StateOf(Source source, InteractionTexts texts)
    {
        var reason = DiscordText.Quote(source.Reason ?? "–", MaxReason);
        var state = source.Status switch
        {
            SourceStatus.New => texts.SourceIsNew,
            SourceStatus.Ok => texts.SourceIsOk,
            SourceStatus.Failing => InteractionTexts.Fill(texts.SourceIsFailing, reason),
            SourceStatus.Gone => InteractionTexts.Fill(texts.SourceIsGone, reason),
            _ => texts.SourceIsOff,
        };
        return source.LastFetched is { } fetched ? $"{state} · {InteractionTexts.Fill(texts.LastFetched, DiscordText.Distance(fetched))}" : state;
    }
}
