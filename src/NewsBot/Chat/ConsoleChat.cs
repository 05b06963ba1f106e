using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat;

/// <summary>Digests in the terminal, or wherever the writer leads.</summary>
public sealed class ConsoleChat(TextWriter output) : IChat
{
    public ChannelKind Kind => ChannelKind.Console;

    public IReadOnlyList<string> Render(Digest digest) => [ConsoleDigest.Render(digest)];

    public async Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        try
        {
            // In one piece, so that log lines do not come in between.
            await output.WriteAsync((part.Body + Environment.NewLine).AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
            return new PostResult.Posted(part.Nonce);
        }
        catch (IOException e)
        {
            return new PostResult.InDoubt("the console can't be written: " + e.Message);
        }
    }

    /// <summary>Nobody can tell what a terminal has shown.</summary>
    public Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken) =>
        Task.FromResult(PostedCheck.Unknown);
}
