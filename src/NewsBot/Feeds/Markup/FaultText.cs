namespace NewsBot.Feeds.Markup;

/// <summary>Faults in one line for whoever runs the source.</summary>
internal static class FaultText
{
    private static readonly (MarkupFaults Fault, string Text)[] Texts =
    [
        (MarkupFaults.JunkBeforeRoot, "something before the feed begins"),
        (MarkupFaults.StrayAmpersand, "stray ampersands"),
        (MarkupFaults.UnknownEntity, "entities that XML does not know"),
        (MarkupFaults.StrayAngleBracket, "stray angle brackets"),
        (MarkupFaults.IllegalCharacter, "control characters"),
        (MarkupFaults.UndeclaredPrefix, "undeclared prefixes"),
        (MarkupFaults.MismatchedTag, "tags that do not match"),
        (MarkupFaults.BadAttribute, "malformed attributes"),
        (MarkupFaults.EndsEarly, "something that is never closed"),
        (MarkupFaults.TooDeep, "elements nested too deep"),
        (MarkupFaults.TooMuch, "more than is read of one feed, and left out"),
    ];

    /// <summary>Null where there are none.</summary>
    /// <param name="faults">All of them.</param>
    /// <param name="line">Of the first, from 1; 0 where it is not known.</param>
    public static string? Of(MarkupFaults faults, int line)
    {
        if (faults == MarkupFaults.None)
        {
            return null;
        }

        if (faults == MarkupFaults.TooMuch)
        {
            return "longer than is read of one feed, and cut";
        }

        var all = string.Join(", ", Texts.Where(t => faults.HasFlag(t.Fault)).Select(t => t.Text));
        return line > 0 ? $"not well-formed from line {line} on: {all}" : $"not well-formed: {all}";
    }
}
