namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Does what a slash command says. Doing it again changes nothing.</summary>
internal interface ICommand
{
    /// <summary>Of <see cref="CommandList"/>, such as <c>digest now</c>.</summary>
    string Path { get; }

    /// <summary>Wrong input is answered with what is allowed; an exception means a defect, or storage that does not answer.</summary>
    Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken);
}
