using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Tests.Pipeline;

public sealed class StepTraceTests
{
    private static readonly StorageAccount Storage = new(new StorageOptions { ConnectionString = "UseDevelopmentStorage=true" });
    private static readonly QueueOf<SourcesToFetch> Sources = new(Storage, StorageNames.SourcesToFetch, StepJson.Default.SourcesToFetch);
    private static readonly QueueOf<ArticlesToTag> Articles = new(Storage, StorageNames.ArticlesToTag, StepJson.Default.ArticlesToTag);
    private static readonly SourcesToFetch ToFetch = new(1, "example.org", default, []);
    private static readonly ArticlesToTag ToTag = new(1, [new ArticleId("0123456789abcdef0123456789abcdef")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tag_HasFetchAsItsParent_WhenItsMessageComesFromFetch()
    {
        using var listener = Listen();
        (Activity? Fetch, Activity? Tag) seen = default;
        byte[] message = [];
        var fetch = new QueueStep<SourcesToFetch>(Sources, (_, _) =>
        {
            seen.Fetch = Activity.Current;
            message = StepTrace.Into(Bytes(ToTag), QueueOf<ArticlesToTag>.MaxBytes);
            return Task.CompletedTask;
        });
        var tag = new QueueStep<ArticlesToTag>(Articles, (_, _) =>
        {
            seen.Tag = Activity.Current;
            return Task.CompletedTask;
        });

        await fetch.RunAsync(JsonSerializer.SerializeToUtf8Bytes(ToFetch, StepJson.Default.SourcesToFetch), Cancel);
        await tag.RunAsync(message, Cancel);

        Assert.NotNull(seen.Fetch);
        Assert.Equal(seen.Fetch.TraceId, seen.Tag?.TraceId);
        Assert.Equal(seen.Fetch.SpanId, seen.Tag?.ParentSpanId);
    }

    [Fact]
    public void Message_IsReadAsBefore_WithATraceInItAndWithout()
    {
        using var listener = Listen();
        using var poll = StepTrace.Start("Poll");

        var traced = StepTrace.Into(Bytes(ToTag), QueueOf<ArticlesToTag>.MaxBytes);

        Assert.NotNull(poll);
        Assert.Contains($"\"traceparent\":\"{poll.Id}\"", Encoding.UTF8.GetString(traced), StringComparison.Ordinal);
        Assert.Equal(ToTag.Articles, Articles.Read(traced).Articles);
        Assert.Equal(ToTag.Articles, Articles.Read(Bytes(ToTag)).Articles);
    }

    [Fact]
    public void Into_LeavesTheMessageAsItIs_WhenNobodyTraces()
    {
        Activity.Current = null;

        Assert.Equal(Bytes(ToTag), StepTrace.Into(Bytes(ToTag), QueueOf<ArticlesToTag>.MaxBytes));
    }

    [Fact]
    public void Into_LeavesTheMessageAsItIs_WhenTheTraceWouldBreakItsLimit()
    {
        using var listener = Listen();
        using var poll = StepTrace.Start("Poll");

        Assert.Equal(Bytes(ToTag), StepTrace.Into(Bytes(ToTag), Bytes(ToTag).Length + 10));
    }

    [Fact]
    public async Task Step_IsMarkedAsFailed_WhenItThrows()
    {
        using var listener = Listen();
        Activity? seen = null;
        var step = new QueueStep<ArticlesToTag>(Articles, (_, _) =>
        {
            seen = Activity.Current;
            throw new TimeoutException();
        });

        await Assert.ThrowsAsync<TimeoutException>(() => step.RunAsync(Bytes(ToTag), Cancel));

        Assert.Equal(ActivityStatusCode.Error, seen?.Status);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"v":2,"articles":[]}""")]
    [InlineData("""{"v":1,"traceparent":7}""")]
    public async Task Step_SaysWhatItCannotRead_WhenSomebodyTraces(string body)
    {
        using var listener = Listen();
        var step = new QueueStep<ArticlesToTag>(Articles, (_, _) => Task.CompletedTask);

        await Assert.ThrowsAsync<InvalidDataException>(() => step.RunAsync(Encoding.UTF8.GetBytes(body), Cancel));
    }

    private static byte[] Bytes(ArticlesToTag message) => JsonSerializer.SerializeToUtf8Bytes(message, StepJson.Default.ArticlesToTag);

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StepTrace.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
