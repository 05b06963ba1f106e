using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Chat;

/// <summary>Webhooks' secret addresses by name, in table <c>Subscriptions</c>; only a post reads one.</summary>
public sealed class WebhookStore(StorageAccount storage) : IWebhookAddresses
{
    private const string Partition = "webhooks";

    private readonly TableClient table = storage.Table(StorageNames.Subscriptions);

    public async Task<SecretUrl?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellationToken);
        return row.HasValue && SecretUrl.TryParse(row.Value?.GetString("Address"), out var address) ? address : null;
    }

    public async Task SaveAsync(string name, SecretUrl address, CancellationToken cancellationToken) =>
        await table.UpsertEntityAsync(
            new TableEntity(Partition, name) { ["Address"] = address.Reveal().AbsoluteUri }, TableUpdateMode.Replace, cancellationToken);
}
