namespace NewsBot.Stories;

internal enum TermKind
{
    /// <summary>A word, or two Chinese characters that stand together.</summary>
    Word,

    /// <summary>Two words in a row, written as one: costar, voicemode.</summary>
    Pair,

    /// <summary>A name with its number: gpt5.6, opus5, kimik3.</summary>
    Version,

    /// <summary>A number with its unit: 7 billion, 70亿, 80 %.</summary>
    Amount,

    /// <summary>Of a company, person or product.</summary>
    Name,

    /// <summary>What happens: acquire, launch.</summary>
    Event,

    /// <summary>To what, or where: robot, data center, Texas.</summary>
    Object,

    /// <summary>An address.</summary>
    Link,
}
