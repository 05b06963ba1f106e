namespace NewsBot.Chat.Discord.Interactions.Components;

/// <summary>The button under the answer to <c>/forget</c>: removes all that is stored of the server in which it is pressed.</summary>
internal sealed class ForgetComponent(IServerRecords records, TimeProvider clock) : IComponent
{
    public const string Forget = "forget";

    public string Name => Forget;

    public bool Changes => true;

    public bool IsSlow => true;

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        if (interaction.Server is not { } server || !IsFresh(interaction.Pressed))
        {
            return Answer(texts.ForgetExpired);
        }

        await records.RemoveAllAsync(server, interaction.Channel, cancellationToken);
        return Answer(texts.Forgotten);
    }

    /// <summary>A question of long ago was about what was stored then.</summary>
    private bool IsFresh(string? asked) =>
        Snowflake.TryParse(asked, out var id) && clock.GetUtcNow() - Snowflake.TimeOf(id) is var age && age < Interaction.Life && age > -Interaction.Life;

    private static DiscordReply Answer(string text) => DiscordReply.Of(text) with { Replaces = true, Components = [] };
}
