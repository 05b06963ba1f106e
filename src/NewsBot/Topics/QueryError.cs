using System.Text;

namespace NewsBot.Topics;

/// <summary>What is wrong with a query, and the way out.</summary>
/// <param name="Query">As it was written.</param>
/// <param name="Position">Where, in UTF-16 units; null where it is the whole.</param>
/// <param name="Kind">For whoever tells it in another language.</param>
/// <param name="Problem">In a few words, a sentence without its capital and stop.</param>
/// <param name="WayOut">What to do, likewise.</param>
public sealed record QueryError(string Query, int? Position, QueryProblem Kind, string Problem, string WayOut)
{
    /// <summary>Characters shown on each side of the position.</summary>
    private const int Around = 36;

    /// <summary>One line, for logs and chats.</summary>
    public override string ToString() =>
        Position is { } at ? $"At character {at + 1} of the query: {Problem}; {WayOut}." : $"{Capital(Problem)}; {WayOut}.";

    /// <summary>The query's part with a caret under the position, and the message: three lines for a terminal.</summary>
    public string WithCaret()
    {
        if (Position is not { } at)
        {
            return ToString();
        }

        var (from, to) = (Math.Max(0, at - Around), Math.Min(Query.Length, at + Around));
        var shown = new StringBuilder(from > 0 ? "…" : "");
        var caret = new StringBuilder(from > 0 ? " " : "");
        for (var i = from; i < to; i++)
        {
            var c = char.IsControl(Query[i]) || char.IsWhiteSpace(Query[i]) ? ' ' : Query[i];
            shown.Append(c);

            // A wide character is as wide as an ideographic blank.
            if (i < at)
            {
                caret.Append(c >= '\u2E80' ? '\u3000' : ' ');
            }
        }

        return $"{shown}{(to < Query.Length ? "…" : "")}\n{caret}^\n{Capital(Problem)}; {WayOut}.";
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
