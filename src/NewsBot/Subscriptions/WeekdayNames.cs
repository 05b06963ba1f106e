namespace NewsBot.Subscriptions;

/// <summary>Days of the week as people write them: <c>mon,wed,fri</c>, <c>mon-fri</c>, <c>saturday</c>.</summary>
public static class WeekdayNames
{
    public const string Allowed = "days such as mon,wed,fri or mon-fri";

    private const int Days = 7;
    private const int Short = 3;

    private static readonly Weekdays[] Week =
        [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    /// <summary>False where it names no day, or one that is none. All seven are <see cref="Weekdays.Any"/>.</summary>
    public static bool TryParse(string? text, out Weekdays days)
    {
        days = Weekdays.Any;
        foreach (var part in (text ?? "").Split(','))
        {
            var ends = part.Split('-', '–');
            var (from, to) = (IndexOf(ends[0]), IndexOf(ends[^1]));
            if (ends.Length > 2 || from < 0 || to < 0)
            {
                return false;
            }

            // A span may go over the weekend.
            for (var i = from; ; i = (i + 1) % Days)
            {
                days |= Week[i];
                if (i == to)
                {
                    break;
                }
            }
        }

        days = days == Week.Aggregate((a, b) => a | b) ? Weekdays.Any : days;
        return true;
    }

    /// <summary>Short English names in the order of the week; empty where no choice was made.</summary>
    public static IReadOnlyList<string> Of(Weekdays days) => [.. Week.Where(d => Has(days, d)).Select(d => d.ToString()[..Short])];

    private static bool Has(Weekdays days, Weekdays day) => (days & day) != 0;

    private static int IndexOf(string name) => Array.FindIndex(Week, d =>
        d.ToString().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase) || d.ToString()[..Short].Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
}
