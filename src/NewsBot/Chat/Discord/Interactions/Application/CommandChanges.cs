namespace NewsBot.Chat.Discord.Interactions.Application;

/// <summary>What Discord has otherwise than this bot's commands are, by name.</summary>
/// <param name="Added">Discord has not.</param>
/// <param name="Changed">Discord has in another form.</param>
/// <param name="Removed">Discord has, and the bot no more.</param>
public sealed record CommandChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    public bool Any => Added.Count + Changed.Count + Removed.Count > 0;
}
