namespace NewsBot.Fetching;

/// <summary>What origins answered to <c>/robots.txt</c>, in bounded memory; who asks while an answer is under way shares it.</summary>
internal sealed class RobotsCache
{
    private const int MaxOrigins = 2_000;

    /// <summary>Characters of all rules together, some 16 MiB.</summary>
    private const int MaxWeight = 8 * 1_024 * 1_024;

    private readonly Lock gate = new();
    private readonly Dictionary<Uri, Task<RobotsAnswer>> answers = [];

    /// <param name="robots">The address of the robots.txt.</param>
    /// <param name="now">The clock.</param>
    /// <param name="ask">Given the last answer, if there is one, asks anew.</param>
    public Task<RobotsAnswer> GetAsync(Uri robots, DateTimeOffset now, Func<RobotsAnswer?, Task<RobotsAnswer>> ask)
    {
        lock (gate)
        {
            var known = answers.GetValueOrDefault(robots);
            var former = known is { IsCompletedSuccessfully: true } ? known.Result : null;
            if (known is { IsCompleted: false } || former?.Until > now)
            {
                return known!;
            }

            var asked = Task.Run(() => ask(former));
            answers[robots] = asked;
            Trim();
            return asked;
        }
    }

    /// <summary>Lets go of those that run out first until the rest fits.</summary>
    private void Trim()
    {
        var done = answers.Where(a => a.Value.IsCompletedSuccessfully).OrderBy(a => a.Value.Result.Until).ToList();
        var weight = done.Sum(a => (long)a.Value.Result.Weight);
        foreach (var (robots, answer) in done.TakeWhile(_ => answers.Count > MaxOrigins || weight > MaxWeight))
        {
            answers.Remove(robots);
            weight -= answer.Result.Weight;
        }
    }
}
