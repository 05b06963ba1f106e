namespace NewsBot.Chat;

/// <summary>What came of a post.</summary>
public abstract record PostResult
{
    private PostResult()
    {
    }

    /// <summary>It stands in the channel.</summary>
    public sealed record Posted(string MessageId) : PostResult;

    /// <summary>It certainly was not posted (rate limit, chat overloaded or not reached): try again after the pause.</summary>
    public sealed record Later(TimeSpan After, string Reason) : PostResult;

    /// <summary>Nobody knows whether it was posted (connection broke after sending, server error): look before trying again.</summary>
    public sealed record InDoubt(string Reason) : PostResult;

    /// <summary>This channel can't be posted to until its people mend it (deleted, access taken away).</summary>
    public sealed record ChannelGone(string Reason) : PostResult;

    /// <summary>The chat refuses this body for good.</summary>
    public sealed record Rejected(string Reason) : PostResult;

    /// <summary>The bot itself is refused (token missing or revoked): no channel can be posted to until it is mended.</summary>
    public sealed record Unauthorized(string Reason) : PostResult;
}
