using System.Globalization;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary>In words what the reasons for a verdict don't say: why not, and what did not count.</summary>
internal static class TagNotes
{
    private const int MaxNamed = 6;

    public static IEnumerable<string> Of(TopicDefinition topic, TopicMatch verdict)
    {
        if (verdict.Masked.Count > 0)
        {
            yield return $"not counted, within a phrase that means something else: {Named(verdict.Masked.Select(e => e.Text))}";
        }

        if (verdict.QueryHolds == false)
        {
            yield return verdict.Against.Count > 0 ? $"the query excludes: {Named(verdict.Against.Select(e => e.Text))}"
                : verdict.Missing.Count > 0 ? $"the query does not hold; not in the text: {Named(verdict.Missing)}"
                : "the query does not hold: its words are not where it wants them";
        }
        else if (!verdict.Matches && verdict.Evidence.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"short by {topic.Threshold - verdict.Score:0.00}");
        }
        else if (!verdict.Matches)
        {
            yield return "nothing speaks for it";
        }
    }

    private static string Named(IEnumerable<string> phrases)
    {
        var all = phrases.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return string.Join(" · ", all.Take(MaxNamed)) + (all.Count > MaxNamed ? " …" : "");
    }
}
