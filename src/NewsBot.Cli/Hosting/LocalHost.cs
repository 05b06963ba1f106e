using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsBot.Pipeline;
using NewsBot.Storage;

namespace NewsBot.Cli.Hosting;

/// <summary>The steps, wired to queues and timers as the cloud app's triggers wire them.</summary>
internal sealed class LocalHost
{
    private readonly IServiceProvider services;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<QueueWorker> workers;

    public LocalHost(IServiceProvider services, QueueSettings settings)
    {
        this.services = services;
        clock = services.GetRequiredService<TimeProvider>();
        workers =
        [
            Worker<SourcesToFetch>(settings),
            Worker<PagesToRead>(settings),
            Worker<ArticlesToTag>(settings),
            Worker<InteractionToAnswer>(settings),
            Worker<DigestToPost>(settings),
        ];
    }

    /// <summary>Timers and workers until a stop is asked for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var schedules = ScheduleOptions.From(services.GetRequiredService<IConfiguration>());
        StepTimer[] timers =
        [
            Timer("Poll", schedules.Poll, services.GetRequiredService<PollStep>().RunAsync),
            Timer("Digest", schedules.Digest, services.GetRequiredService<DigestStep>().RunAsync),
            Timer("Prune", schedules.Prune, services.GetRequiredService<PruneStep>().RunAsync),
        ];
        await Task.WhenAll([.. timers.Select(t => t.RunAsync(stop)), .. workers.Select(w => w.RunAsync(stop))]);
    }

    /// <summary>Polls what is due and works until every article is tagged; returns how many sources were fetched.</summary>
    public async Task<int> IngestAsync(CancellationToken stop)
    {
        var poll = services.GetRequiredService<PollStep>();
        var fetched = 0;

        // A host with many sources is claimed in portions, one after the other.
        for (int claimed; (claimed = await poll.RunAsync(stop)) > 0; fetched += claimed)
        {
            await DrainAsync(stop);
        }

        await DrainAsync(stop);
        return fetched;
    }

    /// <summary>Sends what is due; returns how many digests there were.</summary>
    public async Task<int> PostAsync(CancellationToken stop)
    {
        var digests = await services.GetRequiredService<DigestStep>().RunAsync(stop);
        await DrainAsync(stop);
        return digests;
    }

    /// <summary>Works until one queue gives nothing more; returns how many messages were handled.</summary>
    public Task<int> DrainAsync(string queue, CancellationToken stop) => workers.Single(w => w.Name == queue).DrainAsync(stop);

    private async Task DrainAsync(CancellationToken stop)
    {
        foreach (var worker in workers)
        {
            await worker.DrainAsync(stop);
        }

        stop.ThrowIfCancellationRequested();
    }

    private QueueWorker Worker<TMessage>(QueueSettings settings)
        where TMessage : class, IStepMessage
    {
        var step = services.GetRequiredService<QueueStep<TMessage>>();
        return new QueueWorker(
            services.GetRequiredService<StorageAccount>(),
            step.Name,
            step.RunAsync,
            services.GetRequiredService<FailedTries>(),
            settings,
            clock,
            services.GetRequiredService<ILogger<QueueWorker>>());
    }

    private StepTimer Timer<TResult>(string name, NCrontab.CrontabSchedule schedule, Func<CancellationToken, Task<TResult>> step) =>
        Timer(name, schedule, (Func<CancellationToken, Task>)(token => step(token)));

    private StepTimer Timer(string name, NCrontab.CrontabSchedule schedule, Func<CancellationToken, Task> step) =>
        new(name, schedule, step, clock, services.GetRequiredService<ILogger<StepTimer>>());
}
