using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsBot.Chat.Discord;

/// <summary>What a frozen part becomes on the wire, and what Discord's answers to a post mean.</summary>
internal static class DiscordPosts
{
    /// <summary>Trouble that only a person ends, and perhaps soon.</summary>
    private static readonly TimeSpan WhenBlocked = TimeSpan.FromMinutes(10);

    /// <summary>Answers about the channel and not about the message: its kind, its threads, its permissions.</summary>
    private static readonly int[] ChannelCodes =
        [10003, 10015, 50001, 50008, 50009, 50013, 50024, 50027, 50083, 160005, 220001, 220002, 220003, 220004];

    /// <summary>Discord's own passing troubles, answered as if they were ours.</summary>
    private static readonly int[] PassingCodes = [40004, 40006, 40062, 40333];

    /// <summary>The frozen body with what belongs to the wire alone; null where it is not a message.</summary>
    /// <param name="part">As frozen.</param>
    /// <param name="enforceNonce">Webhooks know no nonce.</param>
    public static HttpContent? Content(FrozenPart part, bool enforceNonce) =>
        Json(part, enforceNonce) is { } json ? new StringContent(json, Encoding.UTF8, "application/json") : null;

    /// <inheritdoc cref="Content"/>
    public static string? Json(FrozenPart part, bool enforceNonce)
    {
        if (Parse(part.Body) is not { } message)
        {
            return null;
        }

        if (enforceNonce)
        {
            message["nonce"] = part.Nonce;
            message["enforce_nonce"] = true;
        }

        return message.ToJsonString(DiscordJson.Writing.Options);
    }

    public static PostResult ToResult(DiscordAnswer answer) => answer switch
    {
        DiscordAnswer.NotDone notDone => new PostResult.Later(notDone.After, notDone.Reason),
        DiscordAnswer.Withheld withheld => new PostResult.Unauthorized(withheld.Reason),
        DiscordAnswer.Broken broken => new PostResult.InDoubt(broken.Reason),
        DiscordAnswer.Answered { IsSuccess: true } posted => new PostResult.Posted(IdOf(posted.Body)),
        DiscordAnswer.Answered refused => ToResult(refused.Status, refused.Error, refused.Error.Describe((int)refused.Status)),
        _ => throw new InvalidOperationException($"No meaning is known for {answer.GetType().Name}."),
    };

    private static PostResult ToResult(HttpStatusCode status, DiscordError error, string reason) => (int)status switch
    {
        401 => new PostResult.Unauthorized(reason),
        408 or >= 500 => new PostResult.InDoubt(reason),

        // Without Discord's own words it came from something before Discord, which judges neither channel nor message.
        _ when error.Message is null || PassingCodes.Contains(error.Code) => new PostResult.Later(WhenBlocked, reason),
        _ when ChannelCodes.Contains(error.Code) => new PostResult.ChannelGone(reason),
        403 or 404 when error.Code > 0 => new PostResult.ChannelGone(reason),
        400 or 413 => new PostResult.Rejected(reason),
        _ => new PostResult.Later(WhenBlocked, reason),
    };

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string IdOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.DiscordStandingMessage)?.Id ?? "";
        }
        catch (JsonException)
        {
            // It stands all the same; only its number is lost.
            return "";
        }
    }
}
