namespace NewsBot.Digests;

/// <param name="Digest">Null where nothing is owed.</param>
/// <param name="Ledger">What it was composed against; freezing it fails where that has changed.</param>
public sealed record DigestDraft(Digest? Digest, ChannelLedger Ledger);
