using Azure.Data.Tables;
using Azure.Storage.Blobs;
using NewsBot.IntegrationTests.Pipeline;
using NewsBot.Storage;
using NewsBot.Subscriptions;

namespace NewsBot.IntegrationTests.Cli;

public sealed class StorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_BringsRowsAndBlobsOver_TwiceTheSame()
    {
        var world = await WithNewsAsync();
        var target = azurite.NewAccount();
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", world.ConnectionString));

        var first = await newsbot.RunAsync(target + "\n", ["storage", "copy", "--to", "-"]);
        var copied = await ContentsAsync(target);
        var second = await newsbot.RunAsync(target + "\n", ["storage", "copy", "--to", "-"]);

        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Equal(await ContentsAsync(world.ConnectionString), copied);
        Assert.Contains(copied, c => c.StartsWith("Tags ", StringComparison.Ordinal));
        Assert.Contains(copied, c => c.StartsWith("Subscriptions ", StringComparison.Ordinal));
        Assert.Contains(copied, c => c.StartsWith("articles ", StringComparison.Ordinal));
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("0  articles", second.Output, StringComparison.Ordinal);
        Assert.Equal(copied, await ContentsAsync(target));
    }

    [Fact]
    public async Task Copy_IsRefused_WhileMessagesWait()
    {
        var world = await WithNewsAsync();
        await new StorageAccount(new StorageOptions { ConnectionString = world.ConnectionString }).Queue(StorageNames.ArticlesToTag)
            .SendMessageAsync("{}", Cancel);
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", world.ConnectionString));

        var outcome = await newsbot.RunAsync(azurite.NewAccount() + "\n", ["storage", "copy", "--to", "-"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Queue articles-to-tag holds 1 messages", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_IsRefused_OntoItself()
    {
        var world = await WithNewsAsync();
        using var newsbot = new NewsBotProgram(("AzureWebJobsStorage", world.ConnectionString));

        var outcome = await newsbot.RunAsync(world.ConnectionString + "\n", ["storage", "copy", "--to", "-"]);

        Assert.Equal((1, "newsbot: Both are the same account."), (outcome.ExitCode, outcome.Errors.Trim()));
    }

    private async Task<BotWorld> WithNewsAsync()
    {
        const string Feed = "http://site.example/feed.json";
        var world = await BotWorld.CreateAsync(azurite);
        world.Fetcher.Serve(Feed, "\"1\"", SampleNews.Many(120));
        await using var bot = new BotProcess(world);
        await bot.AddSourceAsync(Feed);
        await bot.SubscribeAsync(BotWorld.Channel, Rhythm.Daily, BotWorld.OpenSource);
        await bot.Host.IngestAsync(Cancel);
        return world;
    }

    /// <summary>Every row with its members, every blob with its text.</summary>
    private static async Task<IReadOnlyList<string>> ContentsAsync(string connectionString)
    {
        var contents = new List<string>();
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in new TableClient(connectionString, table).QueryAsync<TableEntity>(cancellationToken: Cancel))
            {
                var members = row.Where(m => m.Key is not ("Timestamp" or "odata.etag"))
                    .OrderBy(m => m.Key, StringComparer.Ordinal)
                    .Select(m => $"{m.Key}={(m.Value is byte[] data ? Convert.ToHexString(data) : m.Value)}");
                contents.Add($"{table} {string.Join(' ', members)}");
            }
        }

        var articles = new BlobContainerClient(connectionString, StorageNames.Articles);
        await foreach (var blob in articles.GetBlobsAsync(cancellationToken: Cancel))
        {
            contents.Add($"articles {blob.Name} {(await articles.GetBlobClient(blob.Name).DownloadContentAsync(Cancel)).Value.Content}");
        }

        return contents;
    }
}
