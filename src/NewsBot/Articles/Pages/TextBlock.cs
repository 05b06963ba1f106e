using AngleSharp.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>A run of a page's text between two block boundaries: a paragraph, a heading, a list item, a line.</summary>
/// <param name="Tag">The innermost element that says what it is; <c>div</c> and line breaks say nothing.</param>
/// <param name="Text">On one line, never empty.</param>
/// <param name="LinkLength">Characters of it that are links.</param>
/// <param name="Within">The elements that it begins in, innermost first, up to an <c>article</c> and not more than a few.</param>
internal sealed record TextBlock(string Tag, string Text, int LinkLength, IReadOnlyList<IElement> Within)
{
    /// <summary>Characters, of which one Chinese, Japanese or Korean says about as much as three Latin ones.</summary>
    public int Length { get; } = Text.Length + (2 * Text.Count(c => c >= '\u2E80'));

    public bool IsHeading => Tag is ['h', >= '1' and <= '6'];

    /// <summary>What it says for its place being the article's: long prose, none where it is short or mostly links.</summary>
    public int Weight => Length < 40 || LinkLength > Text.Length / 2 ? 0 : Length;
}
