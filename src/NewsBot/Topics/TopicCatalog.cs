using NewsBot.Servers;

namespace NewsBot.Topics;

/// <summary>The topics of all owners as they stand, with their matcher, read anew at most once a minute: so soon a changed topic takes effect.</summary>
public sealed class TopicCatalog(TopicStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private Snapshot? current;
    private int changes;

    public async Task<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (current is { } fresh && clock.GetUtcNow() - fresh.ReadAt < KeepFor)
        {
            return fresh;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            if (current is not { } known || clock.GetUtcNow() - known.ReadAt >= KeepFor)
            {
                var before = Volatile.Read(ref changes);
                current = known = new Snapshot(await store.ListAllAsync(cancellationToken), clock.GetUtcNow());
                if (before != Volatile.Read(ref changes))
                {
                    // What was read while a topic was changed may be as it was before, and is not to be kept.
                    current = null;
                }
            }

            return known;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>What was read is read anew when it is next asked for: a topic was changed here.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        current = null;
    }

    public void Dispose() => reading.Dispose();

    /// <summary>The topics of one moment.</summary>
    public sealed class Snapshot(IReadOnlyList<TopicDefinition> topics, DateTimeOffset readAt)
    {
        private readonly Dictionary<TopicId, TopicDefinition> byId = topics.ToDictionary(t => t.Id);

        private readonly ILookup<ServerId?, TopicDefinition> byServer = topics.ToLookup(t => t.Id.Server);

        /// <summary>Those of the operator, which everybody sees.</summary>
        public IEnumerable<TopicDefinition> Shared => byServer[null];

        public TopicMatcher Matcher { get; } = new(topics);

        internal DateTimeOffset ReadAt => readAt;

        /// <summary>What the server's people see: first what it added itself. Without a server: what everybody sees.</summary>
        public IEnumerable<TopicDefinition> VisibleTo(ServerId? server) => server is null ? Shared : byServer[server].Concat(Shared);

        /// <summary>In the language, else in English, else as its owner calls it.</summary>
        public string NameOf(TopicId topic, string language) =>
            byId.TryGetValue(topic, out var definition) ? definition.NameIn(language) : topic.Name;
    }
}
