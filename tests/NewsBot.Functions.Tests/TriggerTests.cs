using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NewsBot.Functions.Triggers;
using NewsBot.Storage;

namespace NewsBot.Functions.Tests;

/// <summary>What the host is told of the functions, as others rely on it.</summary>
public sealed class TriggerTests
{
    private static readonly IReadOnlyDictionary<string, ParameterInfo> Triggers = typeof(PollTimer).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods())
        .Select(m => (Name: m.GetCustomAttribute<FunctionAttribute>()?.Name, Method: m))
        .Where(m => m.Name is not null)
        .ToDictionary(m => m.Name ?? "", m => m.Method.GetParameters()[0], StringComparer.Ordinal);

    [Fact]
    public void Functions_AreTheStepsAndTheTwoRoutes() =>
        Assert.Equal(
            ["Answer", "Digest", "Fetch", "Health", "Interactions", "Poll", "Post", "Prune", "Read", "Tag"],
            Triggers.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Fetch", "sources-to-fetch")]
    [InlineData("Read", "pages-to-read")]
    [InlineData("Tag", "articles-to-tag")]
    [InlineData("Post", "digests-to-post")]
    [InlineData("Answer", "interactions-to-answer")]
    public void QueueFunction_ReadsItsQueue_FromTheHostsOwnStorage(string function, string queue)
    {
        var trigger = Trigger<QueueTriggerAttribute>(function);

        Assert.Equal(queue, trigger.QueueName);
        Assert.Null(trigger.Connection);
    }

    [Fact]
    public void QueueFunctions_ReadEveryQueueAndNoPoison() =>
        Assert.Equal(
            StorageNames.Queues.Order(StringComparer.Ordinal),
            Triggers.Values.Select(t => t.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName).OfType<string>().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Poll", "%Ingest:Schedule%")]
    [InlineData("Digest", "%Digest:Schedule%")]
    [InlineData("Prune", "%Retention:Schedule%")]
    public void TimerFunction_TakesItsScheduleFromTheSettings(string function, string schedule)
    {
        var trigger = Trigger<TimerTriggerAttribute>(function);

        Assert.Equal(schedule, trigger.Schedule);

        // It would run a step twice at every scaling out, and has its own troubles on Flex Consumption.
        Assert.False(trigger.RunOnStartup);
    }

    [Theory]
    [InlineData("Interactions", "discord/interactions", "post")]
    [InlineData("Health", "health", "get")]
    public void HttpFunction_AnswersItsRoute_ToAnybody(string function, string route, string method)
    {
        var trigger = Trigger<HttpTriggerAttribute>(function);

        Assert.Equal(route, trigger.Route);
        Assert.Equal([method], trigger.Methods ?? []);
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
    }

    private static T Trigger<T>(string function)
        where T : Attribute =>
        Assert.IsType<T>(Triggers[function].GetCustomAttribute<T>());
}
