using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NewsBot.Cli.Azurite;

/// <summary>An Azurite of our own on free loopback ports; it ends with us, however we end.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    // Azurite's well-known development account, no secret: https://github.com/Azure/Azurite#default-storage-account
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, string> endpoints = new(StringComparer.Ordinal);
    private bool disposed;

    private AzuriteProcess(Process process, TimeProvider clock)
    {
        this.process = process;
        this.clock = clock;
    }

    public string ConnectionString => ConnectionStringFor(Account, Key);

    internal int ProcessId => process.Id;

    /// <summary>Starts it and returns when it answers; installs it before where that was not done yet.</summary>
    /// <exception cref="UserException">It can't be installed or started; the message says what to do.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteLocation location, Action<string> progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = await AzuriteInstallation.EnsureAsync(progress, cancellationToken);
        var azurite = new AzuriteProcess(Launch(folder, location), clock);
        try
        {
            await azurite.WaitUntilListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>For a further account that <c>AZURITE_ACCOUNTS</c> names.</summary>
    public string ConnectionStringFor(string account, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
        + $"BlobEndpoint={endpoints["Blob"]}/{account};QueueEndpoint={endpoints["Queue"]}/{account};TableEndpoint={endpoints["Table"]}/{account}";

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopsWithin, clock);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static Process Launch(string folder, AzuriteLocation location)
    {
        var info = new ProcessStartInfo(
            "node",
            [
                Path.Combine(folder, "supervise.js"), AzuriteInstallation.ScriptIn(folder),
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",

                // A newer client may speak a newer version than it knows; nothing of the bot's use differs.
                "--skipApiVersionCheck", "--silent", "--disableTelemetry",
                .. location.Path is { } path ? ["--location", path] : (string[])["--inMemoryPersistence"],
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (location.Path is { } data)
        {
            MakeWritable(data);
        }

        return Process.Start(info) ?? throw new UserException("Azurite could not be started.");
    }

    private static void MakeWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);

            // A full disk refuses bytes, not names.
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllBytes(probe, new byte[4_096]);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Storage's folder {folder} can't be written: {e.Message}", cause: e);
        }
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(StartsWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var lastWords = "";
        try
        {
            while (endpoints.Count < 3)
            {
                if (await process.StandardOutput.ReadLineAsync(either.Token) is not { } line)
                {
                    lastWords += await process.StandardError.ReadToEndAsync(either.Token);
                    throw new UserException($"Azurite ended at once: {lastWords.Trim().Split('\n')[0]}");
                }

                if (Listening().Match(line) is { Success: true } match)
                {
                    endpoints[match.Groups[1].Value] = match.Groups[2].Value;
                }
                else if (!line.StartsWith("Azurite ", StringComparison.Ordinal))
                {
                    lastWords += line + "\n";
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UserException($"Azurite did not answer within {StartsWithin.TotalSeconds:0} s.");
        }

        // A pipe that nobody reads fills up and stops its writer. Both end with the process.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    [GeneratedRegex(@"^Azurite (\w+) service is successfully listening at (http://\S+)$")]
    private static partial Regex Listening();
}
