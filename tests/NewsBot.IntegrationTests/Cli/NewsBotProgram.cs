using System.Diagnostics;
using System.Text;

namespace NewsBot.IntegrationTests.Cli;

/// <summary>The built command line as a process, in an empty folder of its own, with nothing of this machine's configuration.</summary>
internal sealed class NewsBotProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Dictionary<string, string> environment;

    public NewsBotProgram(params (string Key, string Value)[] environment)
    {
        this.environment = environment.ToDictionary(e => e.Key, e => e.Value);
        Folder = Directory.CreateTempSubdirectory("newsbot-test-").FullName;
    }

    public string Folder { get; }

    public Task<Outcome> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public async Task<Outcome> RunAsync(string input, string[] arguments)
    {
        using var process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WaitAsync(process);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public Process Start(params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "newsbot.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var key in info.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal) || k == "AzureWebJobsStorage").ToList())
        {
            info.Environment.Remove(key);
        }

        foreach (var (key, value) in environment)
        {
            info.Environment[key] = value;
        }

        return Process.Start(info) ?? throw new InvalidOperationException("The program could not be started.");
    }

    /// <summary>Fails the test rather than hang.</summary>
    public static async Task WaitAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
