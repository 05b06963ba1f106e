namespace NewsBot.Stories;

/// <summary>A name or event word, whatever the script it was found in.</summary>
/// <param name="Term">Its English word without blanks, so that a version may follow: gpt, hunyuan.</param>
internal sealed record LexiconEntry(string Term, TermKind Kind);
