namespace NewsBot.Sources;

/// <summary>The due sources of one host, claimed together: until then nobody else fetches from that host.</summary>
public sealed record HostClaim(string Host, DateTimeOffset Until, IReadOnlyList<FetchOrder> Orders);
