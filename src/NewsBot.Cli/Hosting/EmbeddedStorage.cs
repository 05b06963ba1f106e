using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using NewsBot.Cli.Azurite;

namespace NewsBot.Cli.Hosting;

/// <summary>
/// The Azurite of a folder. The first process to come starts it and holds the folder's lock; others at the same time use the
/// one that runs. Once the first is asked to stop, it is shown to nobody any more: who comes then waits, and starts the next.
/// </summary>
internal sealed class EmbeddedStorage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly FileStream? heldLock;
    private readonly AzuriteProcess? process;
    private readonly string? connectionFile;
    private readonly CancellationTokenRegistration stopping;

    /// <summary>One that another process holds.</summary>
    private EmbeddedStorage(string connectionString) => ConnectionString = connectionString;

    private EmbeddedStorage(AzuriteProcess process, FileStream heldLock, string connectionFile, CancellationToken stop)
        : this(process.ConnectionString)
    {
        (this.process, this.heldLock, this.connectionFile) = (process, heldLock, connectionFile);
        stopping = stop.Register(() => Hide(connectionFile));
    }

    public string ConnectionString { get; }

    /// <param name="folder">Where its data are.</param>
    /// <param name="progress">Told to people while they wait.</param>
    /// <param name="clock">Waits go by it.</param>
    /// <param name="cancellationToken">The program's stop: of the opening, and after it of what uses the storage.</param>
    /// <exception cref="UserException">It can't be started; the message says what to install or configure.</exception>
    public static async Task<EmbeddedStorage> OpenAsync(
        string folder, Action<string> progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        CreateFolder(folder);
        var connectionFile = Path.Combine(folder, "connection");
        var giveUpAt = clock.GetUtcNow() + Patience;
        while (true)
        {
            if (TryLock(Path.Combine(folder, "lock")) is { } heldLock)
            {
                return await StartAsync(folder, connectionFile, heldLock, progress, clock, cancellationToken);
            }

            if (await TryReadAsync(connectionFile, cancellationToken) is { } running && await AnswersAsync(running, cancellationToken))
            {
                return new EmbeddedStorage(running);
            }

            if (clock.GetUtcNow() > giveUpAt)
            {
                throw new UserException($"Another newsbot holds {folder} but its storage does not answer; stop that process and try again.");
            }

            // The other process is starting or stopping.
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.DisposeAsync();
        if (connectionFile is not null)
        {
            Hide(connectionFile);
        }

        if (process is not null)
        {
            await process.DisposeAsync();
        }

        if (heldLock is not null)
        {
            await heldLock.DisposeAsync();
        }
    }

    private static async Task<EmbeddedStorage> StartAsync(
        string folder, string connectionFile, FileStream heldLock, Action<string> progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            File.Delete(connectionFile);
            var data = Path.Combine(folder, "data");
            await WaitForFormerAsync(Path.Combine(data, "running"), clock, cancellationToken);
            var process = await AzuriteProcess.StartAsync(AzuriteLocation.Folder(data), progress, clock, cancellationToken);
            await File.WriteAllTextAsync(connectionFile, process.ConnectionString, cancellationToken);
            return new EmbeddedStorage(process, heldLock, connectionFile, cancellationToken);
        }
        catch
        {
            await heldLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The Azurite of a killed program ends by itself, a moment later, and only then writes down what it holds in memory. It takes its file
    /// away as it goes; one that was killed too can't, and is told by its process.
    /// </summary>
    private static async Task WaitForFormerAsync(string runningFile, TimeProvider clock, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + Patience;
        while (clock.GetUtcNow() < giveUpAt
            && await TryReadAsync(runningFile, cancellationToken) is { } text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && IsNode(id))
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }
    }

    private static bool IsNode(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == "node";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Hide(string connectionFile)
    {
        try
        {
            File.Delete(connectionFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody reads it just now, or the folder is gone. Who trusts it finds out that nobody answers.
        }
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Storage's folder {folder} can't be made: {e.Message}", cause: e);
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UserException($"Storage's folder can't be used: {e.Message}", cause: e);
        }
    }

    private static async Task<string?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken) is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        const string Endpoint = "TableEndpoint=";
        var part = connectionString.Split(';').FirstOrDefault(p => p.StartsWith(Endpoint, StringComparison.Ordinal));
        if (!Uri.TryCreate(part?[Endpoint.Length..], UriKind.Absolute, out var uri))
        {
            return false;
        }

        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(uri.Host, uri.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
