namespace NewsBot.Topics;

/// <summary>How many phrases of a topic may end at one place of a text: <c>a a a</c> ends with itself, with <c>a a</c> and with <c>a</c>.</summary>
internal static class Nesting
{
    /// <returns>The form at whose end there are most, and how many.</returns>
    public static (int Depth, string Form) Deepest(IReadOnlyList<Rule> rules)
    {
        var uses = rules.SelectMany(r => r.Phrase.Forms).CountBy(f => f).ToDictionary(StringComparer.Ordinal);
        var ends = uses.GetAlternateLookup<ReadOnlySpan<char>>();
        return uses.Keys.Select(f => (DepthOf(f), f)).DefaultIfEmpty((0, "")).Max();

        int DepthOf(string form)
        {
            var depth = 0;
            for (var start = 0; start < form.Length; start++)
            {
                // Within a word no other begins.
                var isStart = start == 0 || !Phrase.IsWordCharacter(form[start - 1]) || !Phrase.IsWordCharacter(form[start]);
                depth += isStart && ends.TryGetValue(form.AsSpan(start), out var count) ? count : 0;
            }

            return depth;
        }
    }
}
