using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord;

/// <summary>Discord channels, whatever carries the requests: what is posted, what an answer means, how the history is read.</summary>
internal abstract class DiscordChannelChat : IChat
{
    protected const int PageSize = 100;
    private const int MaxPages = 10;

    /// <summary>Our clock against Discord's, by which its messages are numbered.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    public ChannelKind Kind => ChannelKind.Discord;

    public IReadOnlyList<string> Render(Digest digest) => DiscordDigest.Render(digest, withButtons: true);

    public string Render(Notice notice) => DiscordDigest.Render(notice);

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken) =>
        DiscordPosts.Json(part, enforceNonce: true) is { } json
            ? DiscordPosts.ToResult(await PostAsync(channel, json, cancellationToken))
            : new PostResult.Rejected("The frozen body is not a message.");

    public async Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        if (Read(Encoding.UTF8.GetBytes(part.Body), DiscordJson.Default.DiscordMessage) is not { } ours)
        {
            return PostedCheck.Unknown;
        }

        var since = Snowflake.At(part.FrozenAt - ClockSlack);
        var after = since;
        for (var page = 0; page < MaxPages; page++)
        {
            var (messages, answer) = await ReadMessagesAsync(channel, after, cancellationToken);
            if (messages is null)
            {
                return WhenUnread(answer);
            }

            if (messages.Any(m => DiscordMark.IsSame(ours, m)))
            {
                return PostedCheck.Found;
            }

            if (messages.Count < PageSize)
            {
                return messages.Count > 0 || page > 0 ? PostedCheck.NotFound : await ReadEmptinessAsync(channel, since, cancellationToken);
            }

            after = messages.Max(m => Snowflake.TryParse(m.Id, out var id) ? id : 0);
        }

        return PostedCheck.Unknown;
    }

    /// <param name="channel">Where to.</param>
    /// <param name="json">What stands on the wire, to the byte: it was frozen, and its nonce derives from it.</param>
    /// <param name="cancellationToken">Stops the post.</param>
    protected abstract Task<DiscordAnswer> PostAsync(ChannelId channel, string json, CancellationToken cancellationToken);

    /// <summary>The next <see cref="PageSize"/> messages; null where they could not be read, which the answer explains.</summary>
    protected abstract Task<(IReadOnlyList<DiscordStandingMessage>? Messages, DiscordAnswer Answer)> ReadMessagesAsync(
        ChannelId channel, ulong after, CancellationToken cancellationToken);

    /// <summary>The channel itself, likewise.</summary>
    protected abstract Task<DiscordAnswer> ReadChannelAsync(ChannelId channel, CancellationToken cancellationToken);

    protected static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Without the permission to read the history Discord answers with no messages rather than with a refusal; the channel's own
    /// last message tells an empty history from a closed one.
    /// </summary>
    private async Task<PostedCheck> ReadEmptinessAsync(ChannelId channel, ulong since, CancellationToken cancellationToken)
    {
        var answer = await ReadChannelAsync(channel, cancellationToken);
        if (answer is not DiscordAnswer.Answered { IsSuccess: true } answered
            || Read(answered.Body, DiscordJson.Default.DiscordChannelState) is not { } state)
        {
            return WhenUnread(answer);
        }

        return state.LastMessageId is null || (Snowflake.TryParse(state.LastMessageId, out var last) && last < since)
            ? PostedCheck.NotFound
            : PostedCheck.Unknown;
    }

    private static PostedCheck WhenUnread(DiscordAnswer answer) =>
        answer is DiscordAnswer.Answered { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound }
            ? PostedCheck.Unknown
            : PostedCheck.Later;
}
