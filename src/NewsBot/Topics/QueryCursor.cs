namespace NewsBot.Topics;

/// <summary>Goes through a query's characters; takes the signs of a Chinese keyboard for those they look like.</summary>
internal sealed class QueryCursor(string text)
{
    /// <summary>Of the next character, in UTF-16 units.</summary>
    public int Position { get; private set; }

    public char Current => Plain(text[Position]);

    /// <summary>The position after blanks.</summary>
    public int Next() => AtEnd() ? text.Length : Position;

    public string Quoted()
    {
        var start = Position++;
        while (Position < text.Length && Plain(text[Position]) != '"')
        {
            Position++;
        }

        if (Position == text.Length)
        {
            throw Wrong(QueryProblem.OpenQuote, "a quotation mark is not closed", "add one", start);
        }

        var end = Position++;
        var hasStar = Position < text.Length && Plain(text[Position]) == '*';
        Position += hasStar ? 1 : 0;
        return string.Concat(text.AsSpan(start + 1, end - start - 1), hasStar ? "*" : "");
    }

    public string Bare()
    {
        var start = Position;
        while (Position < text.Length && !char.IsWhiteSpace(text[Position]) && Plain(text[Position]) is not ('(' or ')' or '"'))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>Takes a word with a colon after it, such as <c>title:</c>.</summary>
    public string? TakePrefix()
    {
        var end = Position;
        while (end < text.Length && (char.IsLetter(text[end]) || Plain(text[end]) == '-'))
        {
            end++;
        }

        if (end == Position || end == text.Length || Plain(text[end]) != ':')
        {
            return null;
        }

        var name = string.Concat(text[Position..end].Select(Plain));
        Position = end + 1;
        return name;
    }

    public bool TakeNot()
    {
        if (TakeWord("NOT"))
        {
            return true;
        }

        var start = Position;
        if (AtEnd() || Plain(text[Position]) != '-')
        {
            return false;
        }

        Position++;
        return Position < text.Length && !char.IsWhiteSpace(text[Position])
            ? true
            : throw Wrong(QueryProblem.LoneMinus, "a '-' stands alone", "put it right before the word to exclude, or take it out", start);
    }

    public bool Take(char c)
    {
        var found = !AtEnd() && Plain(text[Position]) == c;
        Position += found ? 1 : 0;
        return found;
    }

    public bool TakeWord(string word)
    {
        var found = IsWord(word);
        Position += found ? word.Length : 0;
        return found;
    }

    // Operators are in capitals, so that "and" can be looked for.
    public bool IsWord(string word) =>
        !AtEnd() && word.Index().All(w => Position + w.Index < text.Length && Plain(text[Position + w.Index]) == w.Item)
        && (Position + word.Length == text.Length || char.IsWhiteSpace(text[Position + word.Length]) || Plain(text[Position + word.Length]) is '(' or ')' or '"');

    public bool AtEnd()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }

        return Position == text.Length;
    }

    public static char Plain(char c) => c switch
    {
        '“' or '”' or '„' or '「' or '」' or '『' or '』' or '«' or '»' => '"',
        '−' or '–' => '-',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - '\uFF01' + '!'),
        '、' or '､' => ',',
        '‘' or '’' => '\'',
        _ => c,
    };

    public WrongException Wrong(QueryProblem kind, string problem, string wayOut, int? where = null) =>
        new(new QueryError(text, where ?? Position, kind, problem, wayOut));

    /// <summary>Leaves the recursion.</summary>
    public sealed class WrongException(QueryError error) : Exception
    {
        public QueryError Error => error;
    }
}
