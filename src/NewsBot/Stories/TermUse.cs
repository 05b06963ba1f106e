namespace NewsBot.Stories;

/// <summary>A term in an article.</summary>
/// <param name="Term">Its number in the <see cref="Vocabulary"/>.</param>
/// <param name="InTitle">Else only in the text; of links, whether it is the article's own.</param>
internal readonly record struct TermUse(int Term, bool InTitle);
