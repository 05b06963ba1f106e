using Microsoft.Extensions.Options;

namespace NewsBot.Pipeline;

/// <summary>How articles' pages are read; configuration section <c>Read</c>.</summary>
public sealed class ReadOptions
{
    public const string Section = "Read";

    /// <summary>Tries of a page before its teaser is tagged as it is. 1 to 10.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>Between two pages of one host, unless its robots.txt asks for more. 0 to 1 minute.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>However busy its host is, an article waits no longer for its page. 1 minute to 7 days.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(6);

    internal sealed class Validation : IValidateOptions<ReadOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReadOptions options)
        {
            var check = new OptionsCheck(Section)
                .InRange(nameof(Tries), options.Tries, 1, 10)
                .InRange(nameof(Pause), options.Pause, TimeSpan.Zero, TimeSpan.FromMinutes(1))
                .InRange(nameof(GiveUpAfter), options.GiveUpAfter, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
