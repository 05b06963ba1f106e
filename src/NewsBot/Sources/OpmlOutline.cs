namespace NewsBot.Sources;

/// <summary>A feed in an OPML document (http://opml.org/spec2.opml).</summary>
/// <param name="Url"><c>xmlUrl</c>, as written.</param>
/// <param name="Title"><c>title</c>, else <c>text</c>; may be empty.</param>
/// <param name="Category">The folders it lies in, outermost first, parted by <c>/</c>; null for none.</param>
/// <param name="Language">As declared.</param>
public sealed record OpmlOutline(string Url, string Title, string? Category, string? Language);
