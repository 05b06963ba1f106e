using Microsoft.Extensions.Configuration;
using NCrontab;

namespace NewsBot.Cli.Hosting;

/// <summary>When the timers fire, in the Functions host's dialect (NCRONTAB, six fields, UTC); keys as in the cloud.</summary>
internal sealed record ScheduleOptions(CrontabSchedule Poll, CrontabSchedule Digest, CrontabSchedule Prune)
{
    /// <exception cref="UserException">A schedule can't be read.</exception>
    public static ScheduleOptions From(IConfiguration configuration) => new(
        Parse(configuration, "Ingest:Schedule", "0 */5 * * * *"),
        Parse(configuration, "Digest:Schedule", "0 * * * * *"),
        Parse(configuration, "Retention:Schedule", "0 30 3 * * *"));

    private static CrontabSchedule Parse(IConfiguration configuration, string key, string fallback)
    {
        var text = configuration[key] is { Length: > 0 } configured ? configured : fallback;
        return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new UserException(
                $"{key.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; allowed: six NCRONTAB fields "
                + "(second minute hour day month weekday), such as '0 */5 * * * *'.",
                ExitCode.Usage);
    }
}
