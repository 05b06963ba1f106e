using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat;

/// <summary>Digests as text in a terminal. It remembers what it printed for as long as the process lives.</summary>
/// <param name="writer">Not disposed.</param>
public sealed class ConsoleChat(TextWriter writer) : IChat
{
    private const int Memory = 1_000;

    private readonly Lock turn = new();
    private readonly HashSet<string> printed = [];
    private readonly Queue<string> order = [];

    public ChannelKind Kind => ChannelKind.Console;

    public IReadOnlyList<string> Render(Digest digest) => ConsoleDigest.Render(digest);

    public string Render(Notice notice) => NoticeText.Of(notice, line => line) + "\n";

    public Task<PostResult> PostAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (turn)
        {
            return Task.FromResult(printed.Contains(part.Nonce) ? new PostResult.Posted(part.Nonce) : Print(part));
        }
    }

    /// <summary>What an earlier process printed is in nobody's memory but the reader's.</summary>
    public Task<PostedCheck> FindAsync(ChannelId channel, FrozenPart part, CancellationToken cancellationToken)
    {
        lock (turn)
        {
            return Task.FromResult(printed.Contains(part.Nonce) ? PostedCheck.Found : PostedCheck.Unknown);
        }
    }

    private PostResult Print(FrozenPart part)
    {
        try
        {
            writer.WriteLine(part.Body);
            writer.Flush();
        }
        catch (IOException e)
        {
            return new PostResult.InDoubt($"The terminal took no more: {e.Message}");
        }

        printed.Add(part.Nonce);
        order.Enqueue(part.Nonce);
        if (order.Count > Memory)
        {
            printed.Remove(order.Dequeue());
        }

        return new PostResult.Posted(part.Nonce);
    }
}
