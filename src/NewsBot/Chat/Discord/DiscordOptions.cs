namespace NewsBot.Chat.Discord;

/// <summary>The application in Discord's developer portal. Section <c>Discord</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The application's number; none by default.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The application's Ed25519 public key, 64 hexadecimal digits, by which interactions are verified; none by default.</summary>
    public string? PublicKey { get; set; }

    /// <summary>The bot's token; without it no Discord channel can be posted to, webhooks and the console can.</summary>
    public Secret? BotToken { get; set; }

    /// <summary>Where Discord's REST API is: absolute, https (http on loopback), with its version.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";
}
