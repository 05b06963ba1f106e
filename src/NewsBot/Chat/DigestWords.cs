namespace NewsBot.Chat;

/// <summary>The few words that a digest adds to its articles, by language.</summary>
internal sealed record DigestWords(string Also, string Untitled)
{
    private static readonly DigestWords English = new("also", "(untitled)");
    private static readonly DigestWords Simplified = new("另见", "（无标题）");
    private static readonly DigestWords Traditional = new("另見", "（無標題）");

    public static DigestWords In(string language) => language switch
    {
        "zh-Hant" => Traditional,
        _ when language.StartsWith("zh", StringComparison.Ordinal) => Simplified,
        _ => English,
    };
}
