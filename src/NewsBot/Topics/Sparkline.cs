namespace NewsBot.Topics;

/// <summary>Counts as a line of bars in plain text, such as <c>▁▂█▃▁</c>: the largest is the highest, none but zero the lowest.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    public static string Of(IReadOnlyCollection<int> counts)
    {
        var max = counts.DefaultIfEmpty().Max();
        return string.Concat(counts.Select(c => c <= 0 ? Bars[0] : Bars[Math.Max(1, (int)Math.Round((Bars.Length - 1.0) * c / max))]));
    }
}
