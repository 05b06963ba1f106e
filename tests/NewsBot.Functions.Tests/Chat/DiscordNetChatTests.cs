using NewsBot.DiscordNet;
using NewsBot.IntegrationTests.Chat;

namespace NewsBot.Functions.Tests.Chat;

/// <summary>Discord.Net's transport under the contract of the wire's.</summary>
public sealed class DiscordNetChatTests : DiscordBotContract
{
    internal override ChatHost Host(string? token) => new(Discord, Clock, token, chats => chats.AddDiscordNetChat());
}
