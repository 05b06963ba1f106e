using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>
/// Sources that a member names: by title, as proposals give them, by id, or by the site's name. Those of other servers are nobody's to name. What
/// the operator watches is kept for a minute, for a member's every key asks.
/// </summary>
internal sealed class SourceOption(SourceStore store, TimeProvider clock)
{
    /// <summary>Discord's own limits.</summary>
    private const int MaxChoices = 25;
    private const int MaxChoice = 100;

    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);
    private static readonly char[] Between = [',', '，', '、', ';', '；'];

    private Known? shared;

    /// <summary>Those that everybody has.</summary>
    public async Task<IReadOnlyList<Source>> SharedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (shared is not { } known || now - known.ReadAt >= KeepFor)
        {
            shared = known = new Known([.. (await store.ListAsync(cancellationToken)).Where(s => s.Id.Server is null)], now);
        }

        return known.Sources;
    }

    /// <summary>The server's own source of an id, title or address; null where it has none such.</summary>
    public static Source? Find(IReadOnlyList<Source> own, string written) =>
        own.FirstOrDefault(s => s.Id.Hash == written)
        ?? own.FirstOrDefault(s => s.Title.Equals(written, StringComparison.OrdinalIgnoreCase))
        ?? own.FirstOrDefault(s => s.Url.Equals(written, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a filter of sources is to hold; null where something of it names no source, and then that.</summary>
    public async Task<(IReadOnlyList<string>? Sources, string Wrong)> ReadAsync(
        Interaction interaction, string option, CancellationToken cancellationToken)
    {
        var parts = (interaction.Option(option) ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0)
        {
            return ([], "");
        }

        var visible = await VisibleAsync(interaction.Server, cancellationToken);
        var read = parts.Select(p => (Written: p, Value: Find(visible, p)?.Id.Value ?? HostOf(p))).ToList();
        return read.Find(r => r.Value is null) is { Written: { } wrong }
            ? (null, wrong)
            : ([.. read.Select(r => r.Value).OfType<string>().Distinct().Take(ArticleFilter.MaxEntries)], "");
    }

    /// <summary>Proposals for one of the server's own sources.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeOwnAsync(Interaction interaction, CancellationToken cancellationToken) =>
        interaction.Server is { } server
            ? Propose(await store.ListAsync(server, cancellationToken), interaction.Option(CommandList.Source) ?? "", "")
            : [];

    /// <summary>Proposals for the last of several sources, what was written before it kept.</summary>
    public async Task<IReadOnlyList<Choice>> ProposeManyAsync(Interaction interaction, string option, CancellationToken cancellationToken)
    {
        var typed = interaction.Option(option) ?? "";
        var last = typed.LastIndexOfAny(Between) + 1;
        return Propose(
            await VisibleAsync(interaction.Server, cancellationToken), typed[last..].Trim(), last == 0 ? "" : typed[..last].TrimEnd() + " ");
    }

    /// <summary>As people call it.</summary>
    public static string NameOf(Source source, int maxLength) =>
        PlainText.OneLine(source.Title, maxLength) is { Length: > 0 } title ? title : PlainText.OneLine(source.Url, maxLength);

    private async Task<IReadOnlyList<Source>> VisibleAsync(ServerId? server, CancellationToken cancellationToken) =>
        server is { } owner
            ? [.. await store.ListAsync(owner, cancellationToken), .. await SharedAsync(cancellationToken)]
            : await SharedAsync(cancellationToken);

    private static IReadOnlyList<Choice> Propose(IReadOnlyList<Source> sources, string typed, string before) =>
    [
        .. sources
            .Where(s => s.Title.Contains(typed, StringComparison.OrdinalIgnoreCase) || s.Url.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(s => s.Title.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(s => new Choice(PlainText.OneLine(before + NameOf(s, MaxChoice), MaxChoice), before + s.Id.Hash))
            .Where(c => c.Value.Length <= MaxChoice)
            .Take(MaxChoices),
    ];

    /// <summary>The site's name, as of an address or written by itself; null where it is none, as of the id of a source that is another's.</summary>
    private static string? HostOf(string written) =>
        !SourceId.IsValid(written) && SourceFinder.TryParse(written, out var url) && Uri.CheckHostName(url.IdnHost) == UriHostNameType.Dns
            ? url.IdnHost.ToLowerInvariant()
            : null;

    private sealed record Known(IReadOnlyList<Source> Sources, DateTimeOffset ReadAt);
}
