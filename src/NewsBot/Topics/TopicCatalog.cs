namespace NewsBot.Topics;

/// <summary>The topics as they stand, with their matcher, read anew at most once a minute: so soon a changed topic takes effect.</summary>
public sealed class TopicCatalog(TopicStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private Snapshot? current;

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
                current = new Snapshot(await store.ListAsync(cancellationToken), clock.GetUtcNow());
            }

            return current;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    /// <summary>The topics of one moment.</summary>
    public sealed class Snapshot(IReadOnlyList<TopicDefinition> topics, DateTimeOffset readAt)
    {
        private readonly Dictionary<TopicId, TopicDefinition> byId = topics.ToDictionary(t => t.Id);

        public IReadOnlyList<TopicDefinition> Topics => topics;

        public TopicMatcher Matcher { get; } = new(topics);

        internal DateTimeOffset ReadAt => readAt;

        public bool Contains(TopicId topic) => byId.ContainsKey(topic);

        /// <summary>In the language, else in English, else the id.</summary>
        public string NameOf(TopicId topic, string language) =>
            byId.TryGetValue(topic, out var definition) ? definition.NameIn(language) : topic.Value;
    }
}
