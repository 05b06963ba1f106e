using System.Globalization;
using System.Text.Json;

namespace NewsBot.Chat.Discord;

/// <summary>Discord's body of an unsuccessful answer; empty where the answer was not Discord's JSON.</summary>
/// <param name="Message">Discord's own words; null where it did not speak.</param>
/// <param name="Code">Discord's error code, such as 50035; 0 for general errors.</param>
/// <param name="RetryAfter">Seconds, on 429.</param>
/// <param name="Global">On 429: every request of the bot is limited.</param>
/// <param name="Errors">On 50035: what is wrong, nested like the form, each with <c>_errors</c>.</param>
internal sealed record DiscordError(
    string? Message = null,
    int Code = 0,
    double? RetryAfter = null,
    bool Global = false,
    JsonElement? Errors = null)
{
    private const int MaxLength = 300;
    private const int MaxDepth = 8;

    public static DiscordError Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordError) ?? new DiscordError();
        }
        catch (JsonException)
        {
            // Cloudflare and proxies answer in HTML.
            return new DiscordError();
        }
    }

    /// <summary>One line for logs and people.</summary>
    public string Describe(int status)
    {
        var code = Code > 0 ? string.Create(CultureInfo.InvariantCulture, $" (code {Code})") : "";
        var words = Message is null ? "" : ": " + Message;
        var where = Errors is { } errors && FirstOf(errors, "", 0) is { } first ? " " + first : "";
        return PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"Discord answered {status}{code}{words}{where}"), MaxLength);
    }

    private static string? FirstOf(JsonElement errors, string path, int depth)
    {
        if (errors.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return null;
        }

        foreach (var member in errors.EnumerateObject())
        {
            var found = member.Name == "_errors"
                ? $"[{path}: {FirstMessage(member.Value)}]"
                : FirstOf(member.Value, $"{path}.{member.Name}".Trim('.'), depth + 1);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string FirstMessage(JsonElement errors) =>
        errors.ValueKind == JsonValueKind.Array
        && errors.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first
        && first.TryGetProperty("message", out var message)
            ? message.ToString()
            : "?";
}
