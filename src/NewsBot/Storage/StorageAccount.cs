using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace NewsBot.Storage;

/// <summary>The clients of one storage account, every request of which is counted. Makes no request until one is asked for.</summary>
public sealed class StorageAccount
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(30);

    // Some seconds in all: what takes longer is the queue's to try again, and a person at a terminal wants to know.
    private const int MaxRetries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    private readonly BlobServiceClient blobs;
    private readonly QueueServiceClient queues;
    private readonly QueueServiceClient rawQueues;
    private readonly TableServiceClient tables;

    /// <param name="options">Where storage is.</param>
    /// <param name="innermost">Sees each request last, after the count; tests inject faults with it.</param>
    /// <exception cref="StorageException">The options can't be read.</exception>
    public StorageAccount(StorageOptions options, HttpPipelinePolicy? innermost = null)
    {
        T With<T>(T client, string service)
            where T : ClientOptions
        {
            client.Retry.NetworkTimeout = NetworkTimeout;
            client.Retry.MaxRetries = MaxRetries;
            client.Retry.Delay = FirstPause;
            client.AddPolicy(new CountingPolicy(service, Operations), HttpPipelinePosition.PerRetry);
            if (innermost is not null)
            {
                client.AddPolicy(innermost, HttpPipelinePosition.PerRetry);
            }

            return client;
        }

        var blobOptions = With(new BlobClientOptions(), "blob");
        var tableOptions = With(new TableClientOptions(), "table");

        // The Functions default; the .NET client's own is none, and then the host could not read what the CLI sent.
        var queueOptions = With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, "queue");
        var rawOptions = With(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, "queue");

        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            try
            {
                blobs = new BlobServiceClient(options.ConnectionString, blobOptions);
                queues = new QueueServiceClient(options.ConnectionString, queueOptions);
                rawQueues = new QueueServiceClient(options.ConnectionString, rawOptions);
                tables = new TableServiceClient(options.ConnectionString, tableOptions);
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or UriFormatException)
            {
                // The client's message may quote the string, which holds the account's key.
                throw new StorageException($"{StorageOptions.Key} is not a storage connection string; copy it anew from the account's access keys.");
            }
        }
        else if (!string.IsNullOrWhiteSpace(options.AccountName))
        {
            var credential = new DefaultAzureCredential();
            blobs = new BlobServiceClient(ServiceUri(options.AccountName, "blob"), credential, blobOptions);
            queues = new QueueServiceClient(ServiceUri(options.AccountName, "queue"), credential, queueOptions);
            rawQueues = new QueueServiceClient(ServiceUri(options.AccountName, "queue"), credential, rawOptions);
            tables = new TableServiceClient(ServiceUri(options.AccountName, "table"), credential, tableOptions);
        }
        else
        {
            throw new StorageException($"No storage is configured: set {StorageOptions.Key} to a connection string.");
        }
    }

    public OperationCounter Operations { get; } = new();

    public BlobContainerClient Articles => blobs.GetBlobContainerClient(StorageNames.Articles);

    public QueueClient Queue(string name) => queues.GetQueueClient(name);

    /// <summary>Bodies as they stand in the queue, so that one that is not Base64 stalls nothing.</summary>
    public QueueClient RawQueue(string name) => rawQueues.GetQueueClient(name);

    public TableClient Table(string name) => tables.GetTableClient(name);

    /// <summary>Creates whatever container, queue or table is missing.</summary>
    /// <exception cref="StorageException">Storage does not answer or refuses us.</exception>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(
            [
                Articles.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                .. StorageNames.Queues
                    .SelectMany(q => new[] { q, StorageNames.Poison(q) })
                    .Select(q => Queue(q).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
                .. StorageNames.Tables.Select(t => Table(t).CreateIfNotExistsAsync(cancellationToken)),
            ]);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or AuthenticationFailedException)
        {
            throw new StorageException(Describe(e), e);
        }
    }

    private string Describe(Exception e)
    {
        var first = e is AggregateException all ? all.Flatten().InnerExceptions[0] : e;
        return first switch
        {
            RequestFailedException { Status: 401 or 403 } refused =>
                $"Storage at {blobs.Uri.Host} refuses us ({refused.ErrorCode}): check {StorageOptions.Key} and the identity's roles.",
            RequestFailedException { Status: > 0 } failed =>
                $"Storage at {blobs.Uri.Host} answers {failed.Status} ({failed.ErrorCode}).",
            _ => $"Storage at {blobs.Uri.Host}:{blobs.Uri.Port} does not answer: check {StorageOptions.Key}, or unset it to use the embedded Azurite.",
        };
    }

    private static Uri ServiceUri(string account, string service) =>
        Uri.TryCreate($"https://{account}.{service}.core.windows.net", UriKind.Absolute, out var uri)
            ? uri
            : throw new StorageException($"{StorageOptions.Key}__accountName is '{account}', which is no account's name.");
}
