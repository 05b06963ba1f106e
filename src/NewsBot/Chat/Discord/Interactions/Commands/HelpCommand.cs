namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/help</c>: every command, in the member's language.</summary>
internal sealed class HelpCommand : ICommand
{
    public string Path => "help";

    public Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var lines = CommandList.All.SelectMany(c => c.Runnable.Select(r => $"`/{Written(c, r.Path)}` · {texts.Commands[r.Path].Description}"));
        return Task.FromResult(DiscordReply.List(texts.HelpTitle, [texts.Help, .. lines]));

        string Written(CommandDefinition command, string path) =>
            path == command.Name ? texts.Commands[path].Name : $"{texts.Commands[command.Name].Name} {texts.Commands[path].Name}";
    }
}
