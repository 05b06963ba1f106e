namespace NewsBot.Chat;

/// <summary>Webhooks' secret addresses by name.</summary>
public interface IWebhookAddresses
{
    /// <summary>Null where the name is unknown.</summary>
    Task<SecretUrl?> FindAsync(string name, CancellationToken cancellationToken);
}
