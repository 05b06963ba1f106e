namespace NewsBot.Fetching;

/// <summary>What origins answered to <c>/robots.txt</c>, in bounded memory; who asks while an answer is under way shares it.</summary>
/// <param name="maxOrigins">How many are remembered.</param>
/// <param name="maxWeight">Characters of all their rules together; the default is some 16 MiB.</param>
internal sealed class RobotsCache(int maxOrigins = 2_000, int maxWeight = 8 * 1_024 * 1_024)
{
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
            if (known is not null && (!known.IsCompleted || former?.Until > now))
            {
                return known;
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
        var weight = answers.Values.Sum(WeightOf);
        while ((answers.Count > maxOrigins || weight > maxWeight)
            && answers.Where(a => a.Value.IsCompletedSuccessfully).MinBy(a => a.Value.Result.Until) is { Key: not null } oldest)
        {
            answers.Remove(oldest.Key);
            weight -= WeightOf(oldest.Value);
        }
    }

    private static long WeightOf(Task<RobotsAnswer> answer) => answer.IsCompletedSuccessfully ? answer.Result.Weight : 0;
}
