using NewsBot.Cli.Hosting;
using NewsBot.Sources;

namespace NewsBot.Cli.Verbs;

/// <summary>The watched sources by what people call them.</summary>
internal sealed class KnownSources(IReadOnlyList<Source> sources)
{
    /// <summary>One query.</summary>
    public static async Task<KnownSources> ReadAsync(Bot bot, CancellationToken cancellationToken) =>
        new(await bot.Get<SourceStore>().ListAsync(cancellationToken));

    /// <summary>
    /// Ids and hosts, as a filter has them. A title becomes the ids of those that have it, for a feed may change its title; a host
    /// stays, with the ids of those that are fetched from it, for their articles may be on another.
    /// </summary>
    /// <exception cref="UserException">One is neither; the message names the option.</exception>
    public IReadOnlyList<string> Find(string option, IReadOnlyList<string> names) => [.. names.SelectMany(n => Find(option, n)).Distinct()];

    /// <summary>The title of an id, and else what it is.</summary>
    public string NameOf(string idOrHost) =>
        sources.FirstOrDefault(s => s.Id.Value == idOrHost) is { } source ? source.Title is { Length: > 0 } title ? title : source.Url : idOrHost;

    private IEnumerable<string> Find(string option, string name)
    {
        var titled = sources.Where(s => s.Id.Value == name || s.Title.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(s => s.Id.Value).ToList();
        if (titled.Count > 0)
        {
            return titled;
        }

        if (name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns)
        {
            var host = name.ToLowerInvariant();
            return sources.Where(s => SourceSchedule.HostOf(s.Url) == host).Select(s => s.Id.Value).Append(host);
        }

        throw new UserException(
            $"{option} is '{name}'; allowed: an id or title as 'newsbot sources list' shows them, or a host such as example.org.", ExitCode.Usage);
    }
}
