using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsBot.Chat.Discord;

/// <summary>The bot's token, and whether Discord takes it: a refused one is not sent again, for each refusal counts against the address.</summary>
internal sealed partial class DiscordBotToken(IOptionsMonitor<DiscordOptions> options, ILogger<DiscordBotToken> logger)
{
    // The one that Discord refused, empty where there is none: told once, for all that waits for a better one.
    private volatile string? refused;

    /// <summary>Sends with the token, or says why nothing may be sent.</summary>
    public async Task<DiscordAnswer> SendAsync(Func<string, Task<DiscordAnswer>> send)
    {
        if (options.CurrentValue.BotToken?.Reveal() is not { } token)
        {
            if (Interlocked.Exchange(ref refused, "") is not "")
            {
                Log.NoToken(logger);
            }

            return new DiscordAnswer.Withheld("Discord__BotToken is not set; Discord channels need it.");
        }

        if (token == refused)
        {
            return new DiscordAnswer.Withheld("Discord__BotToken was refused by Discord; nothing is sent until it is mended.");
        }

        var answer = await send(token);
        if (answer is DiscordAnswer.Answered { Status: HttpStatusCode.Unauthorized } && Interlocked.Exchange(ref refused, token) != token)
        {
            Log.TokenRefused(logger);
        }

        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(
            7002,
            LogLevel.Critical,
            "Discord refuses the bot's token. Nothing is posted to Discord channels until "
            + "Discord__BotToken is mended (developer portal, Bot, Reset Token); what is due waits.")]
        public static partial void TokenRefused(ILogger logger);

        [LoggerMessage(
            7003,
            LogLevel.Critical,
            "Discord__BotToken is not set. Nothing is posted to Discord channels until it is; what is due waits.")]
        public static partial void NoToken(ILogger logger);
    }
}
