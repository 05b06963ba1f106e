using System.Text;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;
using NewsBot.Articles;
using NewsBot.IntegrationTests;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Functions.Tests;

/// <summary>On a real Azurite: a message as the host hands it over, and what stands in storage after.</summary>
public sealed class TriggeredMessagesTests(AzuriteFixture azurite)
{
    private const string Good = """{"v":1,"articles":["0123456789abcdef0123456789abcdef"]}""";
    private const int LastTry = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_RunsTheStep_WhenTheMessageIsOurs()
    {
        ArticlesToTag? seen = null;
        var (messages, step, storage) = await ArrangeAsync((m, _) => Task.FromResult(seen = m));

        await messages.RunAsync(step, Message(Good, 1), Cancel);

        Assert.Equal([new ArticleId("0123456789abcdef0123456789abcdef")], seen?.Articles);
        Assert.Equal(0, await PoisonedAsync(storage));
    }

    [Fact]
    public async Task Run_LeavesTheNextTryToTheHost_WhenTheStepFails()
    {
        var (messages, step, storage) = await ArrangeAsync(Fail);

        await Assert.ThrowsAsync<TimeoutException>(() => messages.RunAsync(step, Message(Good, LastTry - 1), Cancel));

        Assert.Empty(await new FailureStore(storage, TimeProvider.System).ListAsync(Cancel));
    }

    [Fact]
    public async Task Run_KeepsTheReasonAndLeavesThePoisonCopyToTheHost_AtTheLastTry()
    {
        var (messages, step, storage) = await ArrangeAsync(Fail);

        await Assert.ThrowsAsync<TimeoutException>(() => messages.RunAsync(step, Message(Good, LastTry), Cancel));

        var failure = Assert.Single(await new FailureStore(storage, TimeProvider.System).ListAsync(Cancel));
        Assert.Equal((StorageNames.ArticlesToTag, "the site is slow"), (failure.Where, failure.Reason));
        Assert.Equal(0, await PoisonedAsync(storage));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"v":99,"articles":[]}""")]
    public async Task Run_PoisonsAtOnce_WhenTheMessageCannotBeRead(string body)
    {
        var (messages, step, storage) = await ArrangeAsync(Fail);

        await messages.RunAsync(step, Message(body, 1), Cancel);

        var poison = (await storage.Queue(StorageNames.Poison(StorageNames.ArticlesToTag)).ReceiveMessagesAsync(Cancel)).Value;
        Assert.Equal(body, Assert.Single(poison).Body.ToString());
        Assert.Single(await new FailureStore(storage, TimeProvider.System).ListAsync(Cancel));
    }

    [Theory]
    [InlineData(LastTry - 1, null)]
    [InlineData(LastTry, "The host stopped during the last try.")]
    public async Task Run_TellsOfAStop_OnlyWhereTheHostMakesThePoisonCopy(int attempt, string? told)
    {
        using var stop = new CancellationTokenSource();
        var (messages, step, storage) = await ArrangeAsync(async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => messages.RunAsync(step, Message(Good, attempt), stop.Token));

        var failures = await new FailureStore(storage, TimeProvider.System).ListAsync(Cancel);
        Assert.Equal(told, failures.SingleOrDefault()?.Reason);
        Assert.Equal(0, await PoisonedAsync(storage));
    }

    private static Task Fail(ArticlesToTag message, CancellationToken cancellationToken) => throw new TimeoutException("the site is slow");

    private async Task<(TriggeredMessages Messages, QueueStep<ArticlesToTag> Step, StorageAccount Storage)> ArrangeAsync(
        Func<ArticlesToTag, CancellationToken, Task> step)
    {
        var storage = new StorageAccount(new StorageOptions { ConnectionString = azurite.NewAccount() });
        await storage.EnsureCreatedAsync(Cancel);
        var queue = new QueueOf<ArticlesToTag>(storage, StorageNames.ArticlesToTag, StepJson.Default.ArticlesToTag);
        var tries = new FailedTries(new FailureStore(storage, TimeProvider.System), NullLogger<FailedTries>.Instance);
        return (new TriggeredMessages(tries, storage, new HostQueueSettings(LastTry)), new QueueStep<ArticlesToTag>(queue, step), storage);
    }

    private static QueueMessage Message(string body, long attempt) => QueuesModelFactory.QueueMessage(
        "0b6c4b7e-0000-0000-0000-000000000001", "receipt", new BinaryData(Encoding.UTF8.GetBytes(body)), attempt, null, null, null);

    private static async Task<int> PoisonedAsync(StorageAccount storage) =>
        (await storage.Queue(StorageNames.Poison(StorageNames.ArticlesToTag)).GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;
}
