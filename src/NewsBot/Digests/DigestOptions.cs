using Microsoft.Extensions.Options;

namespace NewsBot.Digests;

/// <summary>How digests are put together; configuration section <c>Digest</c>.</summary>
public sealed class DigestOptions
{
    public const string Section = "Digest";

    /// <summary>Of one digest, whose bodies still fit into a row (1 MiB).</summary>
    public const int MostStories = 100;

    /// <summary>An article already older than this when it was first seen is tagged but is no news. 1 hour to 60 days.</summary>
    public TimeSpan MaxArticleAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How far a digest looks back beyond its window, for what was tagged late. 1 hour to 14 days.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Stories of one digest; the others are owed to the next. 1 to <see cref="MostStories"/>.</summary>
    public int MaxStories { get; set; } = 40;

    internal sealed class Validation : IValidateOptions<DigestOptions>
    {
        public ValidateOptionsResult Validate(string? name, DigestOptions options)
        {
            var check = new OptionsCheck(Section)
                .InRange(nameof(MaxArticleAge), options.MaxArticleAge, TimeSpan.FromHours(1), TimeSpan.FromDays(60))
                .InRange(nameof(Overlap), options.Overlap, TimeSpan.FromHours(1), TimeSpan.FromDays(14))
                .InRange(nameof(MaxStories), options.MaxStories, 1, MostStories);
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
