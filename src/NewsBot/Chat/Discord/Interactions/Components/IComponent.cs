namespace NewsBot.Chat.Discord.Interactions.Components;

/// <summary>
/// Does what a button under a message of ours says. Messages outlive versions: what comes back is checked like any input. Doing it again
/// changes nothing.
/// </summary>
internal interface IComponent
{
    /// <summary>What the buttons' ids have before their first bar, such as <c>why</c>.</summary>
    string Name { get; }

    /// <summary>That only who may manage the channel may press it.</summary>
    bool Changes => false;

    /// <summary>That it may take longer than Discord waits: it is done later, and its answer takes the place of the message with the button.</summary>
    bool IsSlow => false;

    /// <summary>A message of its own to the presser, or one that <see cref="DiscordReply.Replaces"/> that with the button.</summary>
    /// <param name="interaction">Its <see cref="Interaction.Pressed"/> is what the id has behind the first bar.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken);
}
