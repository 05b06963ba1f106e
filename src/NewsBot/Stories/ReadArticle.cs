namespace NewsBot.Stories;

/// <summary>An article as grouping weighs it.</summary>
internal sealed class ReadArticle
{
    public required StoryArticle Article { get; init; }

    /// <summary>Each term once, in the order of their numbers.</summary>
    public required TermUse[] Terms { get; set; }

    public required TextMarks Marks { get; init; }

    /// <summary>Whether the title is Chinese or Japanese: of its words, few are those of other languages.</summary>
    public required bool IsHan { get; init; }

    /// <summary>Many stories in one; never a bridge between them.</summary>
    public required bool IsRoundUp { get; init; }
}
