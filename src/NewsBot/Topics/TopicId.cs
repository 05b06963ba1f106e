namespace NewsBot.Topics;

/// <summary>A topic's identity, such as <c>open-source</c>: 1 to 64 of <c>a–z 0–9 -</c>, beginning with a letter or digit.</summary>
public readonly record struct TopicId(string Value)
{
    public const int MaxLength = 64;

    public static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value[0] != '-'
        && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public override string ToString() => Value;
}
