using Discord;
using Discord.Rest;
using Microsoft.Extensions.Options;
using NewsBot.Chat.Discord;

namespace NewsBot.DiscordNet;

/// <summary>Discord.Net's client, logged in at the first use and anew when the token changes; the log-in asks nobody.</summary>
internal sealed class DiscordNetClient(IOptionsMonitor<DiscordOptions> options, DiscordWire wire) : IDisposable
{
    private readonly SemaphoreSlim loggingIn = new(1, 1);
    private volatile LoggedIn? current;

    public async Task<LoggedIn> GetAsync(string token, CancellationToken cancellationToken)
    {
        if (current is { } known && known.Token == token)
        {
            return known;
        }

        await loggingIn.WaitAsync(cancellationToken);
        try
        {
            if (current?.Token != token)
            {
                // The old one may be in use; it holds nothing that must be closed.
                current = await LogInAsync(token);
            }

            return current ?? throw new InvalidOperationException("The log-in gave no client.");
        }
        finally
        {
            loggingIn.Release();
        }
    }

    public void Dispose()
    {
        current?.Rest.Dispose();
        loggingIn.Dispose();
    }

    private async Task<LoggedIn> LogInAsync(string token)
    {
        var direct = new WireClient(wire, options.CurrentValue.ApiBaseUrl);
        var rest = new DiscordRestClient(new DiscordRestConfig { RestClientProvider = _ => new FrozenPosts(direct) });
        await rest.LoginAsync(TokenType.Bot, token, validateToken: false);
        return new LoggedIn(token, rest, direct);
    }

    /// <param name="Token">Whose client it is; a secret.</param>
    /// <param name="Rest">Discord.Net's.</param>
    /// <param name="Direct">For what Discord.Net's models don't tell.</param>
    internal sealed record LoggedIn(string Token, DiscordRestClient Rest, WireClient Direct)
    {
        public override string ToString() => "a client";
    }
}
