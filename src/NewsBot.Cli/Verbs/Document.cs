using Microsoft.Extensions.Configuration;
using NewsBot.Cli.Hosting;
using NewsBot.Fetching;

namespace NewsBot.Cli.Verbs;

/// <summary>What a user points a verb at: a file, an address or standard input.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="ContentType">Of an HTTP answer.</param>
/// <param name="BaseUri">Where it came from.</param>
internal sealed record Document(ReadOnlyMemory<byte> Bytes, string? ContentType, Uri? BaseUri)
{
    private const int MaxBytes = 64 * 1_024 * 1_024;

    /// <exception cref="UserException">It can't be read.</exception>
    public static async Task<Document> LoadAsync(string from, FetchKind kind, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(from, UriKind.Absolute, out var url) && UrlRules.IsWeb(url))
        {
            return await FetchAsync(url, kind, cancellationToken);
        }

        try
        {
            await using var stream = from == "-" ? Console.OpenStandardInput() : File.OpenRead(from);
            return new Document(await ReadAsync(stream, from, cancellationToken), null, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{from} can't be read: {e.Message}", ExitCode.Usage, e);
        }
    }

    private static async Task<Document> FetchAsync(Uri url, FetchKind kind, CancellationToken cancellationToken)
    {
        var options = new IngestOptions();
        LocalSettings.Load(Directory.GetCurrentDirectory()).GetSection(IngestOptions.Section).Bind(options);
        using var fetcher = new HttpFetcher(options, TimeProvider.System);
        var result = await fetcher.FetchAsync(new FetchRequest(url) { Kind = kind }, cancellationToken);
        return result switch
        {
            FetchResult.Fetched fetched => new Document(fetched.Body, fetched.ContentType, fetched.FinalUrl),
            FetchResult.Refused refused => throw new UserException(refused.Reason, ExitCode.Usage),
            FetchResult.Failed failed => throw new UserException(failed.Reason),
            FetchResult.Gone gone => throw new UserException(gone.Reason),
            FetchResult.RetryAfter busy => throw new UserException(busy.Reason),
            _ => throw new UserException($"{url.Host} answered that nothing changed, though nothing was known."),
        };
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, string from, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1_024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
            {
                throw new UserException($"{from} is larger than {MaxBytes / 1_024 / 1_024} MiB.", ExitCode.Usage);
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
