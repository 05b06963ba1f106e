using System.Net;

namespace NewsBot.Chat.Discord;

/// <summary>What came of one request.</summary>
internal abstract record DiscordAnswer
{
    private DiscordAnswer()
    {
    }

    /// <param name="Status">Of HTTP; never 429.</param>
    /// <param name="Body">Empty where it broke off after the status.</param>
    /// <param name="Error">Empty on success.</param>
    public sealed record Answered(HttpStatusCode Status, byte[] Body, DiscordError Error) : DiscordAnswer
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;
    }

    /// <summary>Not sent, or refused by a limit: Discord certainly did nothing.</summary>
    public sealed record NotDone(TimeSpan After, string Reason) : DiscordAnswer;

    /// <summary>Not sent, because the bot has no token or is known to be refused.</summary>
    public sealed record Withheld(string Reason) : DiscordAnswer;

    /// <summary>Sent, and never answered.</summary>
    public sealed record Broken(string Reason) : DiscordAnswer;
}
