namespace NewsBot.Topics;

/// <summary>What means something to other search tools, or is near to what does here; looked for to the letter, it would not be found.</summary>
internal static class QuerySigns
{
    /// <summary>The operator that a word may be meant for.</summary>
    public static string? OperatorFor(string word) => word switch
    {
        "or" or "或" or "或者" => "OR",
        "and" or "和" or "与" or "與" or "且" => "AND",
        "not" or "非" => "NOT",
        _ => null,
    };

    /// <summary>Where in a word without quotes the first such sign is, and what to write instead; null where there is none.</summary>
    public static (int Index, string WayOut)? FirstWithoutMeaning(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            if (WayOut(QueryCursor.Plain(word[i]), isFirst: i == 0, next) is { } wayOut)
            {
                return (i, wayOut);
            }
        }

        return null;
    }

    private static string? WayOut(char sign, bool isFirst, char next) => sign switch
    {
        '*' when next != '\0' => "put it at the end of a word",
        '+' when isFirst => "take it out, for all words must be there",
        '\'' when isFirst => "put double quotes around a phrase",
        ',' or ';' when !char.IsAsciiDigit(next) => "write OR, or a blank where both must be there",
        '|' => "write OR",
        '!' => "put - before a word to exclude it, or quotes around it",
        '~' when char.IsAsciiDigit(next) => "take it and the number out",
        '/' or '~' when isFirst => "take it out, or put the words in quotes",
        '?' or '^' or '[' or ']' or '{' or '}' or '<' or '>' or '=' or '\\' or '。' => "take it out, or put the words in quotes",
        _ => null,
    };
}
