using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Storage;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class InteractionRegistrationTests
{
    [Fact]
    public async Task EveryRegisteredCommand_IsDoneBySomebody()
    {
        await using var bot = new ServiceCollection()
            .AddLogging()
            .AddNewsBot(new ConfigurationBuilder()
                .AddInMemoryCollection([KeyValuePair.Create<string, string?>(StorageOptions.Key, "UseDevelopmentStorage=true")])
                .Build())
            .BuildServiceProvider();

        Assert.Equal(
            CommandList.All.SelectMany(c => c.Runnable).Select(r => r.Path).Order(StringComparer.Ordinal),
            bot.GetServices<ICommand>().Select(c => c.Path).Order(StringComparer.Ordinal));
    }
}
