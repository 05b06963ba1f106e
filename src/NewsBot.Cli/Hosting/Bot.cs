using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsBot.Storage;

namespace NewsBot.Cli.Hosting;

/// <summary>The bot in this process: its configuration, its storage (the embedded Azurite where none is configured), its services.</summary>
internal sealed class Bot : IAsyncDisposable
{
    /// <summary>In the working folder, beside <c>local.settings.json</c>.</summary>
    public const string Folder = ".newsbot";

    private readonly ServiceProvider services;
    private readonly IAsyncDisposable? embedded;

    private Bot(ServiceProvider services, IAsyncDisposable? embedded)
    {
        this.services = services;
        this.embedded = embedded;
    }

    public IServiceProvider Services => services;

    public bool IsEmbedded => embedded is not null;

    /// <exception cref="UserException">Configuration or storage can't be used; the message says how to mend it.</exception>
    public static async Task<Bot> StartAsync(LogLevel logLevel, CancellationToken cancellationToken)
    {
        var configuration = LocalSettings.Load(Directory.GetCurrentDirectory());
        if (StorageServices.OptionsFrom(configuration).IsConfigured)
        {
            return await StartAsync(configuration, null, logLevel, null, cancellationToken);
        }

        var storage = await EmbeddedStorage.OpenAsync(
            Path.Combine(Directory.GetCurrentDirectory(), Folder), Console.Error.WriteLine, TimeProvider.System, cancellationToken);
        var withStorage = LocalSettings.Load(
            Directory.GetCurrentDirectory(), new Dictionary<string, string?> { [StorageOptions.Key] = storage.ConnectionString });
        return await StartAsync(withStorage, storage, logLevel, null, cancellationToken);
    }

    /// <summary>Without storage: nothing that needs one may be asked of it.</summary>
    /// <exception cref="UserException">Configuration can't be used.</exception>
    public static Task<Bot> StartWithoutStorageAsync(LogLevel logLevel) =>
        CreateAsync(LocalSettings.Load(Directory.GetCurrentDirectory()), null, logLevel, null, _ => Task.CompletedTask);

    /// <param name="configuration">With a storage.</param>
    /// <param name="embedded">Ends with the bot.</param>
    /// <param name="logLevel">What goes to stderr.</param>
    /// <param name="configure">Replaces services.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static Task<Bot> StartAsync(
        IConfiguration configuration,
        IAsyncDisposable? embedded,
        LogLevel logLevel,
        Action<IServiceCollection>? configure,
        CancellationToken cancellationToken) =>
        CreateAsync(
            configuration, embedded, logLevel, configure, bot => bot.Get<StorageAccount>().EnsureCreatedAsync(cancellationToken));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }

    private static async Task<Bot> CreateAsync(
        IConfiguration configuration,
        IAsyncDisposable? embedded,
        LogLevel logLevel,
        Action<IServiceCollection>? configure,
        Func<Bot, Task> prepare)
    {
        var collection = new ServiceCollection();
        configure?.Invoke(collection);
        collection.AddNewsBot(configuration);
        collection.AddLogging(logging => logging
            .SetMinimumLevel(logLevel)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddSimpleConsole(format =>
            {
                format.SingleLine = true;
                format.TimestampFormat = "HH:mm:ss ";
            }));
        collection.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        var bot = new Bot(collection.BuildServiceProvider(), embedded);
        try
        {
            bot.Services.GetRequiredService<IStartupValidator>().Validate();
            ScheduleOptions.From(configuration);
            await prepare(bot);
            return bot;
        }
        catch (Exception e) when (ConfigurationFault.Describe(e) is { } fault)
        {
            await bot.DisposeAsync();
            throw new UserException(fault, ExitCode.Usage, e);
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }
}
