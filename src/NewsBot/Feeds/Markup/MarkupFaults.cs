namespace NewsBot.Feeds.Markup;

/// <summary>What was not well-formed in a document, all kinds of it together.</summary>
[Flags]
internal enum MarkupFaults
{
    None = 0,
    JunkBeforeRoot = 1,
    StrayAmpersand = 2,
    UnknownEntity = 4,
    StrayAngleBracket = 8,
    IllegalCharacter = 16,
    UndeclaredPrefix = 32,
    MismatchedTag = 64,
    BadAttribute = 128,
    EndsEarly = 256,
    TooDeep = 512,
    TooMuch = 1_024,
}
