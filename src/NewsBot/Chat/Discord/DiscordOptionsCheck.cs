using System.Globalization;
using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord;

/// <summary>Checks the options at start; never names a secret.</summary>
internal sealed class DiscordOptionsCheck : IValidateOptions<DiscordOptions>
{
    public ValidateOptionsResult Validate(string? name, DiscordOptions options)
    {
        var failures = new OptionsCheck(DiscordOptions.Section)
            .That(
                IsEmptyOr(options.ApplicationId, IsSnowflake),
                nameof(options.ApplicationId),
                options.ApplicationId ?? "",
                "the application's number, 15 to 20 digits")
            .That(
                IsEmptyOr(options.PublicKey, IsKey),
                nameof(options.PublicKey),
                options.PublicKey ?? "",
                "64 hexadecimal digits, from the developer portal")
            .That(
                options.BotToken is null || IsToken(options.BotToken.Reveal()),
                nameof(options.BotToken),
                "***",
                "the token alone, without 'Bot ' before it, spaces or line breaks")
            .That(
                IsApi(options.ApiBaseUrl),
                nameof(options.ApiBaseUrl),
                options.ApiBaseUrl,
                "an absolute https address (http on loopback only), without query, such as https://discord.com/api/v10")
            .Failures;
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static bool IsEmptyOr(string? value, Func<string, bool> holds) => string.IsNullOrEmpty(value) || holds(value);

    private static bool IsSnowflake(string value) =>
        value.Length is >= 15 and <= 20 && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsKey(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigit);

    // A header's value; what the token looks like inside is Discord's affair.
    private static bool IsToken(string value) => value.All(c => c is > ' ' and <= '~');

    private static bool IsApi(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { Query: "", Fragment: "", UserInfo: "" };
}
