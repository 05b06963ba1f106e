namespace NewsBot.Feeds;

/// <summary>What of an entry has a language: the later in this list, the more it says of the whole.</summary>
internal enum EntryPart
{
    Entry,
    Title,
    Summary,
    Content,

    /// <summary>An element that says it of the entry, as <c>dc:language</c>.</summary>
    Declaration,
}
