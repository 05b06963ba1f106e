namespace NewsBot.Sources;

/// <summary>The right to ask one host until an instant: whoever holds it is the only one, in whichever process.</summary>
/// <param name="Host">As in the addresses, without a port.</param>
/// <param name="Until">It runs out by itself.</param>
/// <param name="Version">The row's version; who has it may end the lease, and nobody else can.</param>
public sealed record HostLease(string Host, DateTimeOffset Until, string Version);
