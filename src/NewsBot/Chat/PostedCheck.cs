namespace NewsBot.Chat;

/// <summary>Whether a part already stands in its channel.</summary>
public enum PostedCheck
{
    Found,
    NotFound,

    /// <summary>The chat has no history for us, or it may not be read.</summary>
    Unknown,

    /// <summary>It could not be asked just now (rate limit, chat not reached, token refused): ask again before posting again.</summary>
    Later,
}
