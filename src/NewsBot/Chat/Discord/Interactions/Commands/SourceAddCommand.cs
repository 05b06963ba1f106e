using Microsoft.Extensions.Options;
using NewsBot.Articles;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/source add</c>: looks what is behind an address, and watches it for this server.</summary>
internal sealed class SourceAddCommand(
    SourceStore store, SourceFinder finder, ChannelStore channels, IOptions<ServerOptions> options) : ICommand
{
    private const int MaxReason = 300;
    private const int MaxUrl = 200;

    /// <summary>Addresses that are looked at for one server at once: sites that keep us waiting must not keep other servers' commands waiting.</summary>
    private const int MostLooks = 2;

    private readonly Dictionary<ServerId, int> looks = [];

    public string Path => "source add";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var written = interaction.Option(CommandList.Url) ?? "";
        if (interaction.Server is not { } server || !SourceFinder.TryParse(written, out var url))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongUrl, DiscordText.Quote(written)));
        }

        if (await TooManyAsync(server, interaction, texts, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        if (await KnownAsync(url, server, interaction, texts, cancellationToken) is { } known)
        {
            return known;
        }

        if (!TryBeginLook(server))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.TooManyLooks, MostLooks));
        }

        SourceFinding finding;
        try
        {
            finding = await finder.FindAsync(url, cancellationToken);
        }
        finally
        {
            EndLook(server);
        }

        return finding switch
        {
            SourceFinding.Found found => await AddAsync(found, server, interaction, cancellationToken),
            SourceFinding.Unusable unusable => Refuse(texts.SourceUnusable, unusable.Reason),
            SourceFinding.Away away => Refuse(texts.SourceAway, away.Reason),
            _ => DiscordReply.Of(InteractionTexts.Fill(texts.SourceRefused, DiscordText.Quote(written))),
        };

        static DiscordReply Refuse(string template, string reason) =>
            DiscordReply.Of(InteractionTexts.Fill(template, DiscordText.Quote(reason, MaxReason)));
    }

    private async Task<DiscordReply> AddAsync(
        SourceFinding.Found found, ServerId server, Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        foreach (var url in new[] { found.Url, found.FinalUrl })
        {
            if (await KnownAsync(url, server, interaction, texts.Interactions, cancellationToken) is { } known)
            {
                return known;
            }
        }

        // Counted again: while a slow site was looked at, many such commands may have been given.
        if (await TooManyAsync(server, interaction, texts.Interactions, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var source = new Source
        {
            Id = SourceId.Of(found.Url, server),
            Url = found.Url.AbsoluteUri,
            Title = interaction.Option(CommandList.Title) is { } title ? Excerpt.Of(PlainText.OneLine(title, Source.MaxTitle), Source.MaxTitle) : found.Title,
            FullText = interaction.Flag(CommandList.FullText) ?? false,
            Owner = interaction.Channel.ToString(),
            AddedAt = interaction.BegunAt,
        };

        // It may be told of the source's trouble without ever being subscribed, and is known by that when all of the server is forgotten.
        await channels.ChangeAsync(
            interaction.Channel,
            c => c with { Server = server, Language = c.Subscriptions.Count == 0 ? interaction.Language : c.Language },
            cancellationToken);
        await store.TryAddAsync(source, cancellationToken);
        var words = texts.Interactions;
        return DiscordReply.Of(
            InteractionTexts.Fill(words.SourceAdded, DiscordText.Name(SourceOption.NameOf(source, Source.MaxTitle)), found.Entries),
            found.Newest is { } newest ? InteractionTexts.Fill(words.SourceNewest, DiscordText.Distance(newest)) : null,
            words.SourceThen,
            found.Others.Count == 0
                ? null
                : InteractionTexts.Fill(
                    words.OtherFeeds, DiscordText.Names([.. found.Others.Select(o => DiscordText.Quote(o.AbsoluteUri, MaxUrl))], texts)));
    }

    /// <summary>The answer where the server has all that it may; null where it has not, or this very command, done before, added the last.</summary>
    private async Task<DiscordReply?> TooManyAsync(
        ServerId server, Interaction interaction, InteractionTexts texts, CancellationToken cancellationToken)
    {
        var own = await store.ListAsync(server, cancellationToken);
        return own.Count >= options.Value.MaxSources && !own.Any(s => IsOfThis(s, interaction))
            ? DiscordReply.Of(InteractionTexts.Fill(texts.TooManySources, options.Value.MaxSources, own.Count))
            : null;
    }

    /// <summary>The answer where it is watched already; null where it is not, or by this very command, done before.</summary>
    private async Task<DiscordReply?> KnownAsync(
        Uri url, ServerId server, Interaction interaction, InteractionTexts texts, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(SourceId.Of(url, server), cancellationToken) is { } own && !IsOfThis(own, interaction))
        {
            return Say(texts.SourceKnown, own);
        }

        return await store.FindAsync(SourceId.Of(url), cancellationToken) is { Status: not (SourceStatus.Disabled or SourceStatus.Gone) } shared
            ? Say(texts.SourceShared, shared)
            : null;

        static DiscordReply Say(string template, Source source) =>
            DiscordReply.Of(InteractionTexts.Fill(template, DiscordText.Name(SourceOption.NameOf(source, Source.MaxTitle))));
    }

    private bool TryBeginLook(ServerId server)
    {
        lock (looks)
        {
            var begun = looks.GetValueOrDefault(server);
            if (begun == MostLooks)
            {
                return false;
            }

            looks[server] = begun + 1;
            return true;
        }
    }

    private void EndLook(ServerId server)
    {
        lock (looks)
        {
            if (--looks[server] == 0)
            {
                looks.Remove(server);
            }
        }
    }

    private static bool IsOfThis(Source source, Interaction interaction) => source.AddedAt == interaction.BegunAt;
}
