using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsBot.Fetching;

/// <summary>Limits of fetching; configuration section <c>Ingest</c>.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Exchanges at once in this process. 1 to 256.</summary>
    public int MaxConcurrency { get; set; } = 32;

    /// <summary>Bytes of a decoded body. 64 KiB to 64 MiB.</summary>
    public int MaxBytes { get; set; } = 8 * 1_024 * 1_024;

    /// <summary>Of a whole exchange, redirects and body included. 1 s to 2 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Lets a source be on a private or loopback address; for tests.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>An address or page where the owner of a site finds us; stands in the User-Agent.</summary>
    public string Contact { get; set; } = Project.Address;

    internal sealed class Validation : IValidateOptions<IngestOptions>
    {
        public ValidateOptionsResult Validate(string? name, IngestOptions options)
        {
            var check = new OptionsCheck(Section)
                .InRange(nameof(MaxConcurrency), options.MaxConcurrency, 1, 256)
                .InRange(nameof(MaxBytes), options.MaxBytes, 64 * 1_024, 64 * 1_024 * 1_024, "bytes")
                .InRange(nameof(Timeout), options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2))
                .That(
                    options.Contact.Length is > 0 and <= 200 && options.Contact.All(c => c is > ' ' and <= '~' and not ('(' or ')' or ';')),
                    nameof(Contact),
                    options.Contact.Length.ToString(CultureInfo.InvariantCulture) + " characters",
                    "an address or URL of 1 to 200 ASCII characters without blanks");
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
