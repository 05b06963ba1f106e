using System.Globalization;
using NewsBot.Cli.Azurite;

[assembly: AssemblyFixture(typeof(NewsBot.IntegrationTests.AzuriteFixture))]

namespace NewsBot.IntegrationTests;

/// <summary>One Azurite in memory for all tests, with an account for each that asks.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Accounts = 1_000;
    private static readonly string Key = Convert.ToBase64String(new byte[64]);

    private AzuriteProcess? azurite;
    private int given;

    public async ValueTask InitializeAsync()
    {
        // Azurite reads its accounts from the environment that it inherits.
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", string.Join(';', Enumerable.Range(1, Accounts).Select(i => $"{Name(i)}:{Key}")));
        azurite = await AzuriteProcess.StartAsync(AzuriteLocation.InMemory, _ => { }, TimeProvider.System, CancellationToken.None);
        Environment.SetEnvironmentVariable("AZURITE_ACCOUNTS", null);
    }

    /// <summary>The connection string of an empty account that no other test has.</summary>
    public string NewAccount() =>
        azurite?.ConnectionStringFor(Name(Interlocked.Increment(ref given)), Key)
        ?? throw new InvalidOperationException("Azurite was not started.");

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Name(int number) => "test" + number.ToString(CultureInfo.InvariantCulture);
}
