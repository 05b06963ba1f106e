using System.CommandLine;
using System.Globalization;
using NewsBot.Subscriptions;

namespace NewsBot.Cli.Verbs;

/// <summary>The options that say when a subscription's digest comes.</summary>
internal sealed class TimingOptions
{
    private readonly Option<Rhythm> schedule = new("--schedule")
    {
        Description = "How often a digest comes.",
        HelpName = "instant|hourly|daily|weekly",
        DefaultValueFactory = _ => Rhythm.Daily,
    };

    private readonly Option<TimeOnly?> time = CheckedOption.One<TimeOnly?>(
        "--time",
        "HH:mm, local time of the digest; of hourly ones the minute. [default: 09:00]",
        "00:00 to 23:59",
        (string text, out TimeOnly? value) =>
        {
            value = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
            return value is not null;
        });

    private readonly Option<string?> timeZone = TimeZoneOption("IANA time zone, such as Asia/Shanghai; else the channel's.");

    private readonly Option<DayOfWeek> weekday = new("--weekday")
    {
        Description = "Of weekly digests.",
        HelpName = "monday|…|sunday",
        DefaultValueFactory = _ => DayOfWeek.Monday,
    };

    private readonly Option<Weekdays> weekdays = CheckedOption.One<Weekdays>(
        "--weekdays",
        "The days on which digests come, such as mon,wed,fri or mon-fri; what is new on others gathers until then.",
        WeekdayNames.Allowed,
        WeekdayNames.TryParse,
        "mon|…|sun");

    public IEnumerable<Symbol> All => [schedule, time, timeZone, weekday, weekdays];

    public static Option<string?> TimeZoneOption(string description) => CheckedOption.One<string>(
        "--timezone",
        description,
        "IANA names, such as Europe/Berlin",
        (string text, out string? value) =>
        {
            value = text;
            return TimeZoneInfo.TryFindSystemTimeZoneById(text, out _);
        });

    /// <summary>Refuses options that do not go together.</summary>
    public void Check(Command command) => command.Validators.Add(result =>
    {
        var weekly = result.GetValue(schedule) == Rhythm.Weekly;
        if (weekly && result.GetResult(weekdays) is { Implicit: false })
        {
            result.AddError("--weekdays does not go with weekly; allowed: --weekday with --schedule weekly, --weekdays with the others.");
        }

        if (!weekly && result.GetResult(weekday) is { Implicit: false })
        {
            result.AddError("--weekday goes with --schedule weekly alone; for the others there is --weekdays.");
        }
    });

    /// <param name="parsed">What was given.</param>
    /// <param name="usualTimeZone">Where none was.</param>
    public Schedule Read(ParseResult parsed, string usualTimeZone) => new(
        parsed.GetValue(schedule),
        parsed.GetValue(time) ?? Schedule.UsualTime,
        parsed.GetValue(timeZone) ?? usualTimeZone,
        parsed.GetValue(weekday))
    {
        Weekdays = parsed.GetValue(weekdays),
    };
}
