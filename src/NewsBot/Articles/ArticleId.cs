namespace NewsBot.Articles;

/// <summary>An article's identity: 32 lower-case hexadecimal digits, the same on every delivery of the same article.</summary>
public readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}
