using Microsoft.Extensions.Options;

namespace NewsBot.Servers;

/// <summary>What each chat server may have of its own, so that none lives at the others' cost; configuration section <c>Servers</c>.</summary>
public sealed class ServerOptions
{
    public const string Section = "Servers";

    /// <summary>Topics that it adds. 0 to 200.</summary>
    public int MaxTopics { get; set; } = 20;

    /// <summary>Sources that it adds. 0 to 1,000.</summary>
    public int MaxSources { get; set; } = 50;

    /// <summary>Subscriptions of all its channels together. 1 to 10,000.</summary>
    public int MaxSubscriptions { get; set; } = 200;

    internal sealed class Validation : IValidateOptions<ServerOptions>
    {
        public ValidateOptionsResult Validate(string? name, ServerOptions options)
        {
            var check = new OptionsCheck(Section)
                .InRange(nameof(MaxTopics), options.MaxTopics, 0, 200)
                .InRange(nameof(MaxSources), options.MaxSources, 0, 1_000)
                .InRange(nameof(MaxSubscriptions), options.MaxSubscriptions, 1, 10_000);
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
