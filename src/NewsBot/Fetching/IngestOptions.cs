using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsBot.Fetching;

/// <summary>Limits of fetching; configuration section <c>Ingest</c>.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Exchanges at once in this process. 1 to 256.</summary>
    public int MaxConcurrency { get; set; } = 32;

    /// <summary>Exchanges at once with one host, whoever in this process asks. 1 to 16.</summary>
    public int MaxConnectionsPerHost { get; set; } = 2;

    /// <summary>Bytes of a feed, as it is sent and decoded. 64 KiB to 64 MiB.</summary>
    public int MaxBytes { get; set; } = 8 * 1_024 * 1_024;

    /// <summary>Bytes of an article's page, likewise. 64 KiB to 64 MiB.</summary>
    public int MaxPageBytes { get; set; } = 4 * 1_024 * 1_024;

    /// <summary>Times that a body may grow when it is decoded, beyond its first MiB. 10 to 2,000.</summary>
    public int MaxCompressionRatio { get; set; } = 200;

    /// <summary>Bytes of an answer's headers, in whole KiB. 4 KiB to 1 MiB.</summary>
    public int MaxHeaderBytes { get; set; } = 64 * 1_024;

    /// <summary>Redirects of an exchange. 0 to 20.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Of a whole exchange, redirects and body included, waiting for its turn not. 1 s to 2 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Of a connection with look-up and TLS; within <see cref="Timeout"/>. 1 s to 2 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

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
                .InRange(nameof(MaxConnectionsPerHost), options.MaxConnectionsPerHost, 1, 16)
                .InRange(nameof(MaxBytes), options.MaxBytes, 64 * 1_024, 64 * 1_024 * 1_024, "bytes")
                .InRange(nameof(MaxPageBytes), options.MaxPageBytes, 64 * 1_024, 64 * 1_024 * 1_024, "bytes")
                .InRange(nameof(MaxCompressionRatio), options.MaxCompressionRatio, 10, 2_000)
                .InRange(nameof(MaxHeaderBytes), options.MaxHeaderBytes, 4 * 1_024, 1_024 * 1_024, "bytes")
                .InRange(nameof(MaxRedirects), options.MaxRedirects, 0, 20)
                .InRange(nameof(Timeout), options.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2))
                .InRange(nameof(ConnectTimeout), options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2))
                .That(
                    options.Contact.Length is > 0 and <= 200 && options.Contact.All(c => c is > ' ' and <= '~' and not ('(' or ')' or ';')),
                    nameof(Contact),
                    options.Contact.Length.ToString(CultureInfo.InvariantCulture) + " characters",
                    "an address or URL of 1 to 200 ASCII characters without blanks");
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
