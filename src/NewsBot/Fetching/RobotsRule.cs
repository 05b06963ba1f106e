namespace NewsBot.Fetching;

/// <summary>
/// One <c>Allow</c> or <c>Disallow</c> (RFC 9309, 2.2.2 and 2.2.3): <c>*</c> stands for anything, a <c>$</c> at the end for the end of the
/// path, all else for itself.
/// </summary>
internal sealed class RobotsRule
{
    private readonly string[] pieces;
    private readonly bool anchored;

    public RobotsRule(string pattern, bool allows)
    {
        Allows = allows;
        anchored = pattern.EndsWith('$');
        pieces = (anchored ? pattern[..^1] : pattern).Split('*').Select(RobotsPath.Normalise).ToArray();
        Length = pattern.Length;
    }

    public bool Allows { get; }

    /// <summary>Characters of the pattern: the most specific rule is the longest.</summary>
    public int Length { get; }

    /// <summary>
    /// Takes the leftmost place of each piece and never goes back: a later one leaves less for the pieces behind it. So no pattern
    /// takes more than one pass over the path.
    /// </summary>
    /// <param name="path">Normalised.</param>
    public bool Matches(string path)
    {
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        if (pieces.Length == 1)
        {
            return !anchored || at == path.Length;
        }

        var free = anchored ? pieces[1..^1] : pieces[1..];
        foreach (var piece in free)
        {
            var found = path.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + piece.Length;
        }

        return !anchored || (path.Length - at >= pieces[^1].Length && path.EndsWith(pieces[^1], StringComparison.Ordinal));
    }
}
