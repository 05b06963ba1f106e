using Microsoft.Extensions.Options;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class IngestOptionsTests
{
    public static TheoryData<Action<IngestOptions>, string> Wrong => new()
    {
        { o => o.MaxConcurrency = 0, "Ingest__MaxConcurrency is '0'; allowed: from 1 to 256." },
        { o => o.MaxConnectionsPerHost = 17, "Ingest__MaxConnectionsPerHost is '17'; allowed: from 1 to 16." },
        { o => o.MaxBytes = 1, "Ingest__MaxBytes is '1'; allowed: from 65536 to 67108864 bytes." },
        { o => o.MaxPageBytes = -1, "Ingest__MaxPageBytes is '-1'; allowed: from 65536 to 67108864 bytes." },
        { o => o.MaxCompressionRatio = 1, "Ingest__MaxCompressionRatio is '1'; allowed: from 10 to 2000." },
        { o => o.MaxHeaderBytes = 100, "Ingest__MaxHeaderBytes is '100'; allowed: from 4096 to 1048576 bytes." },
        { o => o.MaxRedirects = 21, "Ingest__MaxRedirects is '21'; allowed: from 0 to 20." },
        { o => o.Timeout = TimeSpan.Zero, "Ingest__Timeout is '00:00:00'; allowed: from 00:00:01 to 00:02:00." },
        { o => o.ConnectTimeout = TimeSpan.FromHours(1), "Ingest__ConnectTimeout is '01:00:00'; allowed: from 00:00:01 to 00:02:00." },
        { o => o.Contact = "a b", "Ingest__Contact is '3 characters'; allowed: an address or URL of 1 to 200 ASCII characters without blanks." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_NamesKeyValueAndWhatIsAllowed(Action<IngestOptions> spoil, string message)
    {
        var options = new IngestOptions();
        spoil(options);

        Assert.Equal([message], Validate(options).Failures);
    }

    [Fact]
    public void Validate_TakesTheDefaults() => Assert.True(Validate(new IngestOptions()).Succeeded);

    private static ValidateOptionsResult Validate(IngestOptions options) => new IngestOptions.Validation().Validate(null, options);
}
