using NewsBot.Sources;

namespace NewsBot.Pipeline;

/// <summary>To step Fetch: the claimed sources of one host.</summary>
/// <param name="V">Version.</param>
/// <param name="Host">As in the addresses.</param>
/// <param name="Until">The end of the claim; what is not fetched by then is left to the next one.</param>
/// <param name="Sources">At least one.</param>
/// <param name="Lease">The version of the host's lease, which ends with the fetch; null where there is none to end.</param>
public sealed record SourcesToFetch(int V, string Host, DateTimeOffset Until, IReadOnlyList<FetchOrder> Sources, string? Lease = null) : IStepMessage
{
    [System.Text.Json.Serialization.JsonIgnore]
    public HostLease? HostLease => Lease is null ? null : new HostLease(Host, Until, Lease);

    public static SourcesToFetch Of(HostClaim claim) => new(1, claim.Lease.Host, claim.Lease.Until, claim.Orders, claim.Lease.Version);
}
