using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NewsBot.Chat.Discord;

namespace NewsBot.Functions;

/// <summary>
/// Settings of Discord's that the key vault has not given yet. App Service then hands over the reference's own text, as in the minutes until a
/// new identity's role is known everywhere, and that would stop the app as a key of the wrong form. It counts as missing: the bot fetches
/// and tags meanwhile, and starts anew once the vault has answered.
/// </summary>
/// <param name="Keys">As they stand in the environment.</param>
internal sealed partial record UnresolvedSecrets(IReadOnlyList<string> Keys)
{
    private const string Reference = "@Microsoft.KeyVault(";

    /// <summary>Empties these settings.</summary>
    public static UnresolvedSecrets TakeFrom(IConfiguration configuration)
    {
        var found = configuration.GetSection(DiscordOptions.Section).GetChildren()
            .Where(s => s.Value?.StartsWith(Reference, StringComparison.OrdinalIgnoreCase) == true)
            .ToList();
        foreach (var setting in found)
        {
            setting.Value = "";
        }

        return new UnresolvedSecrets([.. found.Select(s => s.Path.Replace(":", "__", StringComparison.Ordinal))]);
    }

    public void Tell(ILogger logger)
    {
        foreach (var key in Keys)
        {
            Log.Unresolved(logger, key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            230,
            LogLevel.Error,
            "{Key} could not be read from the key vault and counts as missing. The app's identity needs the role Key Vault Secrets User there, "
            + "and the secret must exist; infra/deploy.sh sees to both.")]
        public static partial void Unresolved(ILogger logger, string key);
    }
}
