namespace NewsBot.Sources;

/// <summary>What a source's owner is told once: that it keeps failing, or that it is well again.</summary>
/// <param name="Source">Which.</param>
/// <param name="Title">Its name for people; may be empty.</param>
/// <param name="Url">Where it is fetched from.</param>
/// <param name="Owner">The channel that added it; null for whoever runs the bot.</param>
/// <param name="Status">As it stands now.</param>
/// <param name="Reason">Why it fails, in one line; null where it is well again.</param>
public sealed record SourceNotice(SourceId Source, string Title, string Url, string? Owner, SourceStatus Status, string? Reason);
