using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Functions;

/// <summary>What the worker must know of the host's queue settings, from the same <c>host.json</c>.</summary>
/// <param name="MaxDequeueCount">Tries before a message goes to the poison queue.</param>
internal sealed record HostQueueSettings(int MaxDequeueCount)
{
    private const string Key = "extensions:queues:maxDequeueCount";

    /// <summary>The host's own default.</summary>
    private const int Default = 5;

    /// <param name="folder">The app's, with its <c>host.json</c>.</param>
    /// <param name="configuration">An app setting <c>AzureFunctionsJobHost__…</c> wins over the file, as in the host.</param>
    public static HostQueueSettings Load(string folder, IConfiguration configuration)
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "host.json"), optional: true).Build();
        var text = configuration["AzureFunctionsJobHost:" + Key] ?? file[Key];
        return new HostQueueSettings(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Default);
    }
}
