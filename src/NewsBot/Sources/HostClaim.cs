namespace NewsBot.Sources;

/// <summary>The due sources of one host, claimed together under its lease: until then nobody else fetches from that host.</summary>
public sealed record HostClaim(HostLease Lease, IReadOnlyList<FetchOrder> Orders);
