namespace NewsBot.IntegrationTests.Chat;

public sealed class DiscordBotChatTests : DiscordBotContract
{
    internal override ChatHost Host(string? token) => new(Discord, Clock, token);
}
