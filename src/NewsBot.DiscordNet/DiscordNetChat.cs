using System.Globalization;
using System.Net;
using System.Text.Json;
using Discord;
using Discord.Net;
using Discord.Rest;
using NewsBot.Chat.Discord;
using NewsBot.Subscriptions;
using DiscordError = NewsBot.Chat.Discord.DiscordError;

namespace NewsBot.DiscordNet;

/// <summary>Discord channels by Discord.Net: the deployed app's transport.</summary>
internal sealed class DiscordNetChat(DiscordBotToken token, DiscordNetClient client) : DiscordChannelChat
{
    /// <summary>Another request of the same kind is on its way, the first that Discord.Net makes; its answer lets more of them through.</summary>
    private static readonly TimeSpan WhileFirst = TimeSpan.FromSeconds(1);

    protected override Task<DiscordAnswer> PostAsync(ChannelId channel, string json, CancellationToken cancellationToken) =>
        AskAsync(
            async (discord, options) =>
            {
                // The text stands for the frozen message, which takes its place on the way.
                var posted = await (await ChannelAsync(discord, channel, options)).SendMessageAsync("frozen", options: options);
                return Done(new DiscordStandingMessage(Text(posted.Id), null));
            },
            json,
            cancellationToken);

    protected override async Task<(IReadOnlyList<DiscordStandingMessage>? Messages, DiscordAnswer Answer)> ReadMessagesAsync(
        ChannelId channel, ulong after, CancellationToken cancellationToken)
    {
        List<DiscordStandingMessage>? messages = null;
        var answer = await AskAsync(
            async (discord, options) =>
            {
                var found = new List<DiscordStandingMessage>();
                var pages = (await ChannelAsync(discord, channel, options)).GetMessagesAsync(after, Direction.After, PageSize, options);
                await foreach (var page in pages.WithCancellation(cancellationToken))
                {
                    found.AddRange(page.Select(m => new DiscordStandingMessage(Text(m.Id), [.. m.Embeds.Select(MarkOf)])));
                }

                messages = found;
                return Done(null);
            },
            null,
            cancellationToken);
        return (messages, answer);
    }

    /// <summary>Past Discord.Net, whose channels don't tell of their last message.</summary>
    protected override Task<DiscordAnswer> ReadChannelAsync(ChannelId channel, CancellationToken cancellationToken) =>
        AskAsync(
            async (discord, _) => await discord.Direct.SendAsync("GET", $"channels/{channel.Name}", null, cancellationToken),
            null,
            cancellationToken);

    private static DiscordAnswer.Answered Done(DiscordStandingMessage? message) => new(
        HttpStatusCode.OK,
        message is null ? [] : JsonSerializer.SerializeToUtf8Bytes(message, DiscordJson.Default.DiscordStandingMessage),
        new DiscordError());

    private Task<DiscordAnswer> AskAsync(
        Func<DiscordNetClient.LoggedIn, RequestOptions, Task<DiscordAnswer.Answered>> ask, string? json, CancellationToken cancellationToken) =>
        token.SendAsync(async secret =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var discord = await client.GetAsync(secret, cancellationToken);
            try
            {
                return await ask(discord, FrozenPosts.Options(json, cancellationToken));
            }
            catch (UnansweredException e)
            {
                return e.Answer;
            }
            catch (TimeoutException) when (cancellationToken.IsCancellationRequested)
            {
                // Discord.Net's word for a request that was cancelled before it was sent.
                throw new OperationCanceledException(cancellationToken);
            }
            catch (RateLimitedException)
            {
                return new DiscordAnswer.NotDone(WhileFirst, "Discord.Net learns the limit from a request that is on its way.");
            }
        });

    private static async Task<RestTextChannel> ChannelAsync(DiscordNetClient.LoggedIn discord, ChannelId channel, RequestOptions options) =>
        (RestTextChannel)await discord.Rest.GetChannelAsync(ulong.Parse(channel.Name, CultureInfo.InvariantCulture), options);

    private static DiscordEmbed MarkOf(IEmbed embed) => new() { Footer = new DiscordEmbedFooter(embed.Footer?.Text) };

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
