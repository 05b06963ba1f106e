using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Takes messages that passed the form, remembers nonces for a few minutes, and tells who was pinged.</summary>
internal sealed partial class StandInMessages(TimeProvider clock, StandInSnowflakes snowflakes)
{
    /// <summary>"The past few minutes" of the API reference.</summary>
    public static readonly TimeSpan NonceMemory = TimeSpan.FromMinutes(5);

    private const string Author = "100000000000000001";

    private readonly Lock turn = new();
    // By author, so over all channels.
    private readonly Dictionary<string, (DateTimeOffset At, StandInMessage Message)> nonces = [];

    /// <param name="channel">Where it will stand.</param>
    /// <param name="form">Checked by <see cref="MessageForm"/>.</param>
    /// <param name="byBot">Only a bot's nonces are looked at.</param>
    public StandInMessage Take(StandInChannel channel, JsonObject form, bool byBot)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            var nonce = byBot && form["enforce_nonce"]?.GetValue<bool>() == true ? form["nonce"]?.ToString() : null;
            if (nonce is not null && nonces.TryGetValue(nonce, out var first) && now - first.At < NonceMemory)
            {
                return first.Message;
            }

            var message = Create(channel, form, byBot, now);
            channel.Add(message);
            if (nonce is not null)
            {
                nonces[nonce] = (now, message);
            }

            return message;
        }
    }

    private StandInMessage Create(StandInChannel channel, JsonObject form, bool byBot, DateTimeOffset now)
    {
        var id = snowflakes.Next();
        var body = new JsonObject
        {
            ["id"] = id.ToString(CultureInfo.InvariantCulture),
            ["type"] = 0,
            ["channel_id"] = channel.Id,
            ["content"] = form["content"]?.DeepClone() ?? "",
            ["embeds"] = Collapsed(form["embeds"] as JsonArray ?? []),
            ["components"] = form["components"]?.DeepClone() ?? new JsonArray(),
            ["timestamp"] = now.ToString("O", CultureInfo.InvariantCulture),
            ["author"] = new JsonObject { ["id"] = Author, ["bot"] = true, ["username"] = byBot ? "newsbot" : "webhook" },
        };
        return new StandInMessage(id, body, PingsOf(form), form);
    }

    /// <summary>Of embeds with the same address only the first shows.</summary>
    private static JsonArray Collapsed(JsonArray embeds)
    {
        var shown = new JsonArray();
        var seen = new HashSet<string>();
        foreach (var embed in embeds)
        {
            if (embed?["url"]?.ToString() is not { } url || seen.Add(url))
            {
                shown.Add(embed?.DeepClone());
            }
        }

        return shown;
    }

    /// <summary>Embeds never ping; content does, unless it may not: without <c>allowed_mentions</c> everything may.</summary>
    private static List<string> PingsOf(JsonObject form)
    {
        var allowed = form["allowed_mentions"] as JsonObject;
        bool May(string kind, string? id = null) =>
            allowed is null
            || (allowed["parse"] as JsonArray)?.Any(p => p?.ToString() == kind) == true
            || (id is not null && (allowed[kind] as JsonArray)?.Any(i => i?.ToString() == id) == true);

        return [.. Mention().Matches(form["content"]?.ToString() ?? "")
            .Where(m => m.Groups["all"].Success ? May("everyone")
                : m.Groups["role"].Success ? May("roles", m.Groups["id"].Value)
                : May("users", m.Groups["id"].Value))
            .Select(m => m.Value.Trim('<', '>', '@'))];
    }

    [GeneratedRegex("@(?<all>everyone|here)|<@(?<role>&)?!?(?<id>[0-9]+)>")]
    private static partial Regex Mention();
}
