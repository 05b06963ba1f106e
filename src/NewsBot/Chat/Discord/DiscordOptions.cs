using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord;

/// <summary>From Discord's developer portal; configuration section <c>Discord</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>A number of 15 to 20 digits.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>64 hexadecimal digits.</summary>
    public string? PublicKey { get; set; }

    /// <summary>A secret; never printed. None: nothing is posted as a bot.</summary>
    public string? BotToken { get; set; }

    /// <summary>Where Discord's REST API is.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>The sample settings have the keys with nothing in them.</summary>
    public bool HasBotToken => !string.IsNullOrWhiteSpace(BotToken);

    internal sealed class Validation : IValidateOptions<DiscordOptions>
    {
        public ValidateOptionsResult Validate(string? name, DiscordOptions options)
        {
            var check = new OptionsCheck(Section)
                .That(
                    string.IsNullOrEmpty(options.ApplicationId) || (options.ApplicationId.Length is >= 15 and <= 20 && options.ApplicationId.All(char.IsAsciiDigit)),
                    nameof(ApplicationId),
                    options.ApplicationId ?? "",
                    "a number of 15 to 20 digits")
                .That(
                    string.IsNullOrEmpty(options.PublicKey) || (options.PublicKey.Length == 64 && options.PublicKey.All(char.IsAsciiHexDigit)),
                    nameof(PublicKey),
                    options.PublicKey ?? "",
                    "64 hexadecimal digits")
                .That(
                    !options.HasBotToken || options.BotToken!.All(c => c is > ' ' and <= '~'), // HasBotToken says that there is one.
                    nameof(BotToken),
                    "(hidden)",
                    "the token as the portal shows it, without blanks")
                .That(
                    options.ApiBaseUrl.IsAbsoluteUri && (options.ApiBaseUrl.Scheme == Uri.UriSchemeHttps || options.ApiBaseUrl.IsLoopback),
                    nameof(ApiBaseUrl),
                    options.ApiBaseUrl.OriginalString,
                    "an https address");
            return check.Failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(check.Failures);
        }
    }
}
