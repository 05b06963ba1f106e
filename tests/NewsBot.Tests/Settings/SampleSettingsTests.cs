using System.Globalization;
using System.Text.Json;
using NewsBot.Chat.Discord;
using NewsBot.Cli.Hosting;
using NewsBot.Digests;
using NewsBot.Fetching;
using NewsBot.Pipeline;
using NewsBot.Servers;
using NewsBot.Sources;
using NewsBot.Storage;

namespace NewsBot.Tests.Settings;

/// <summary>The sample and host.json say what the code says.</summary>
public sealed class SampleSettingsTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<string, string> Defaults =>
    [
        .. Properties(IngestOptions.Section, new IngestOptions()),
        .. Properties(SourceOptions.Section, new SourceOptions()),
        .. Properties(ReadOptions.Section, new ReadOptions()),
        .. Properties(DigestOptions.Section, new DigestOptions()),
        .. Properties(RetentionOptions.Section, new RetentionOptions()),
        .. Properties(DiscordOptions.Section, new DiscordOptions()),
        .. Properties(ServerOptions.Section, new ServerOptions()),
    ];

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Sample_HasEveryOptionWithItsDefault(string key, string value) =>
        Assert.Equal(value, Sample().GetProperty(key).GetString(), ignoreCase: true);

    [Fact]
    public void Sample_HasNoKeyThatNothingReads()
    {
        string[] others =
        [
            StorageOptions.Key, "FUNCTIONS_WORKER_RUNTIME", "Ingest__Schedule", "Digest__Schedule", "Retention__Schedule",
            "APPLICATIONINSIGHTS_CONNECTION_STRING", "OTEL_EXPORTER_OTLP_ENDPOINT",
        ];
        var known = Defaults.Select(d => d.Data.Item1).Concat(others);

        Assert.Empty(Sample().EnumerateObject().Select(k => k.Name).Except(known));
    }

    [Fact]
    public void HostJson_HasTheLocalHostsQueueSettings()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.File("host.json")));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        var settings = new QueueSettings();

        Assert.Equal(settings.BatchSize, queues.GetProperty("batchSize").GetInt32());
        Assert.Equal(settings.NewBatchThreshold, queues.GetProperty("newBatchThreshold").GetInt32());
        Assert.Equal(settings.MaxDequeueCount, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal(settings.RetryPause, TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString() ?? "", CultureInfo.InvariantCulture));
        Assert.Equal(settings.MaxPollingInterval, TimeSpan.Parse(queues.GetProperty("maxPollingInterval").GetString() ?? "", CultureInfo.InvariantCulture));
        Assert.Equal("base64", queues.GetProperty("messageEncoding").GetString());
    }

    private static JsonElement Sample() =>
        JsonDocument.Parse(File.ReadAllText(Repository.File("local.settings.sample.json")), WithComments).RootElement.GetProperty("Values");

    private static IEnumerable<(string Key, string Value)> Properties(string section, object options) =>
        options.GetType().GetProperties().Where(p => p.CanWrite).Select(p => (
            $"{section}__{p.Name}",
            p.GetValue(options) switch
            {
                null => "",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString() ?? "",
            }));
}
