using Microsoft.Extensions.Options;
using NewsBot.Feeds;

namespace NewsBot.Sources;

/// <summary>How sources are watched; configuration section <c>Sources</c>.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>A source is asked no more often, however often it changes. 1 minute to 1 day.</summary>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A source that is well is asked no less often, unless its publisher wishes so. 1 hour to 30 days.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Likewise of one that offers no validators, so that each look is a whole download. 1 minute to 1 day.</summary>
    public TimeSpan MinIntervalWithoutValidators { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Entries of a source's first fetch that count as news, its newest; the others are stored and tagged only. 0 to 1,000.</summary>
    public int FirstFetchNews { get; set; } = 10;

    /// <summary>An entry older than this at a source's first fetch is no news. 0 to 30 days.</summary>
    public TimeSpan FirstFetchNewsAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Failures in a row after which a source's owner is told. 1 to 100.</summary>
    public int TellAfterFailures { get; set; } = 5;

    /// <summary>Entries of a feed that are read; it lists no more, unless it means harm. 100 to 10,000.</summary>
    public int MaxEntries { get; set; } = FeedLimits.Default.MaxEntries;

    /// <summary>Elements of a feed within each other. 16 to 1,000.</summary>
    public int MaxDepth { get; set; } = FeedLimits.Default.MaxDepth;

    internal FeedLimits Limits => FeedLimits.Default with { MaxEntries = MaxEntries, MaxDepth = MaxDepth };

    internal sealed class Validation : IValidateOptions<SourceOptions>
    {
        private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

        public ValidateOptionsResult Validate(string? name, SourceOptions options)
        {
            var check = new OptionsCheck(Section)
                .InRange(nameof(MinInterval), options.MinInterval, Minute, TimeSpan.FromDays(1))
                .InRange(nameof(MaxInterval), options.MaxInterval, TimeSpan.FromHours(1), TimeSpan.FromDays(30))
                .InRange(nameof(MinIntervalWithoutValidators), options.MinIntervalWithoutValidators, Minute, TimeSpan.FromDays(1))
                .InRange(nameof(FirstFetchNews), options.FirstFetchNews, 0, 1_000, "entries")
                .InRange(nameof(FirstFetchNewsAge), options.FirstFetchNewsAge, TimeSpan.Zero, TimeSpan.FromDays(30))
                .InRange(nameof(TellAfterFailures), options.TellAfterFailures, 1, 100, "failures")
                .InRange(nameof(MaxEntries), options.MaxEntries, 100, 10_000, "entries")
                .InRange(nameof(MaxDepth), options.MaxDepth, 16, 1_000, "elements")
                .That(
                    options.MaxInterval >= options.MinInterval,
                    nameof(MaxInterval),
                    options.MaxInterval.ToString(),
                    $"{options.MinInterval} ({Section}__{nameof(MinInterval)}) or more");
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
