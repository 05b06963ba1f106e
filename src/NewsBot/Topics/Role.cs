namespace NewsBot.Topics;

/// <summary>What for a topic's phrase is there.</summary>
internal enum Role
{
    /// <summary>Hides what lies within it.</summary>
    Mask,

    /// <summary>Speaks for the topic.</summary>
    Cue,

    /// <summary>One list's part of a combination.</summary>
    Part,

    /// <summary>A query's.</summary>
    Term,

    Against,
    Context,
}
