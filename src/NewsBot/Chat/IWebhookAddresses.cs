namespace NewsBot.Chat;

/// <summary>Where webhooks' secret addresses are kept.</summary>
public interface IWebhookAddresses
{
    /// <summary>The address of <c>webhook:NAME</c>; null where nothing is kept under that name.</summary>
    Task<SecretUrl?> FindAsync(string name, CancellationToken cancellationToken);
}
