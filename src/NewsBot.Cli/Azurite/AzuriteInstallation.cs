using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace NewsBot.Cli.Azurite;

/// <summary>The pinned Azurite in a cache of the user's, installed by npm once for each lock file.</summary>
internal static class AzuriteInstallation
{
    private const string Script = "node_modules/azurite/dist/src/azurite.js";
    private const int LeastNodeVersion = 20;
    private static readonly string[] Files = ["package.json", "package-lock.json", "supervise.js"];

    /// <summary>Returns the folder that <c>supervise.js</c> and Azurite are in, after installing them if need be.</summary>
    /// <exception cref="UserException">Node is missing or too old, or npm failed; the message says what to do.</exception>
    public static async Task<string> EnsureAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        await CheckNodeAsync(cancellationToken);
        var folder = Path.Combine(CacheRoot, "azurite-" + LockHash());
        if (File.Exists(ScriptIn(folder)))
        {
            return folder;
        }

        progress("Installing Azurite, the storage emulator, once; this takes about 20 s …");
        var building = folder + "." + Guid.NewGuid().ToString("N");
        try
        {
            await BuildAsync(building, cancellationToken);
            MoveInPlace(building, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Azurite can't be installed into {CacheRoot}: {e.Message}", cause: e);
        }
        finally
        {
            if (Directory.Exists(building))
            {
                Directory.Delete(building, recursive: true);
            }
        }

        return folder;
    }

    public static string ScriptIn(string folder) => Path.Combine(folder, Script);

    private static string CacheRoot => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "newsbot");

    private static async Task BuildAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Files)
        {
            await using var from = Resource(name);
            await using var to = File.Create(Path.Combine(folder, name));
            await from.CopyToAsync(to, cancellationToken);
        }

        var (exitCode, output) = await RunAsync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], folder, cancellationToken);
        if (exitCode != 0)
        {
            var reason = output.Split('\n').LastOrDefault(l => l.Contains("npm error", StringComparison.Ordinal) && !l.Contains(".log", StringComparison.Ordinal));
            throw new UserException(
                $"npm could not install Azurite ({reason?.Trim() ?? $"exit code {exitCode}"}): mend that, or set AzureWebJobsStorage to a storage account.");
        }
    }

    // Two processes may install at once: the first to move wins, the other uses what is there.
    private static void MoveInPlace(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (File.Exists(ScriptIn(to)))
        {
            return;
        }
    }

    private static async Task CheckNodeAsync(CancellationToken cancellationToken)
    {
        var (_, version) = await RunAsync("node", ["--version"], Path.GetTempPath(), cancellationToken);
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], out var major) || major < LeastNodeVersion)
        {
            throw new UserException(
                $"The embedded storage needs Node.js {LeastNodeVersion} or later, here is {version.Trim()}: update it, or set AzureWebJobsStorage to a storage account.");
        }
    }

    /// <summary>Output and errors together, as they come.</summary>
    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, folder) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new UserException(
                $"The embedded storage needs Node.js {LeastNodeVersion} or later with npm, and {program} is not here: install it from nodejs.org, "
                + "or set AzureWebJobsStorage to a storage account.",
                cause: e);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.ToString());

        void Append(string? line)
        {
            // Each of the two ends with a null.
            if (line is not null)
            {
                lock (output)
                {
                    output.AppendLine(line);
                }
            }
        }
    }

    private static ProcessStartInfo StartInfo(string program, string[] arguments, string folder)
    {
        // npm is a script on Windows, which only its shell finds.
        var info = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        info.WorkingDirectory = folder;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        return info;
    }

    private static string LockHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Files)
        {
            using var file = Resource(name);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static Stream Resource(string name) =>
        typeof(AzuriteInstallation).Assembly.GetManifestResourceStream("Azurite/" + name)
        ?? throw new InvalidOperationException($"Resource {name} is missing from the build.");
}
