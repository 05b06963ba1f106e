using Microsoft.Extensions.Options;

namespace NewsBot.Pipeline;

/// <summary>How long things are kept; configuration section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Days that tag rows, digests and articles are kept. 30 to 3,650.</summary>
    public int Days { get; set; } = 180;

    /// <summary>Whether step Prune drops articles' blobs too; in the cloud a lifecycle rule does.</summary>
    public bool Blobs { get; set; } = true;

    internal sealed class Validation : IValidateOptions<RetentionOptions>
    {
        public ValidateOptionsResult Validate(string? name, RetentionOptions options)
        {
            // A weekly digest with the longest overlap looks back three weeks, and must find what it gave.
            var check = new OptionsCheck(Section).InRange(nameof(Days), options.Days, 30, 3_650);
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
