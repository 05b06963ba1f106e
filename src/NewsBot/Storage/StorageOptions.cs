namespace NewsBot.Storage;

/// <summary>Where storage is: a connection string, or an account that the app's managed identity may use.</summary>
public sealed record StorageOptions
{
    /// <summary>The key that Azure Functions itself reads.</summary>
    public const string Key = "AzureWebJobsStorage";

    /// <summary>A secret; never printed.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>From <c>AzureWebJobsStorage__accountName</c>.</summary>
    public string? AccountName { get; init; }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(ConnectionString) || !string.IsNullOrWhiteSpace(AccountName);

    public override string ToString() =>
        AccountName is { Length: > 0 } ? $"account {AccountName}" : IsConfigured ? "connection string" : "not configured";
}
