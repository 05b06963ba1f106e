using Azure;
using Azure.Data.Tables;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// How many articles each day brought a topic, counted from its tags. Days that are over are counted once and kept beside them, see
/// <see cref="TagDays"/>, so that a look back reads a row a day and the tags of the last day or two.
/// </summary>
public sealed class TagCounts(StorageAccount storage, TimeProvider clock)
{
    /// <summary>
    /// A day is counted for good so long after its end: a write begun before the end does not mark the day, and takes no longer than this.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private readonly TableClient table = storage.Table(StorageNames.Tags);

    /// <summary>Each of the last days, today included and last. Articles that a server alone sees count for its own topics only.</summary>
    /// <param name="topic">Which topic.</param>
    /// <param name="days">At least 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<DayCount>> ReadAsync(TopicId topic, int days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = TagDays.DayOf(now);
        var asked = Enumerable.Range(0, days).Select(d => today.AddDays(d - days + 1));
        var months = asked.GroupBy(d => TagRow.PartitionOf(topic, server: null, TagDays.StartOf(d)));
        var counts = new List<DayCount>(days);
        foreach (var month in months)
        {
            counts.AddRange(await ReadAsync(month.Key, [.. month], now, cancellationToken));
        }

        return counts;
    }

    private async Task<IEnumerable<DayCount>> ReadAsync(
        string partition, IReadOnlyList<DateOnly> days, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = new Dictionary<DateOnly, (int? Count, ETag Version)>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {TagDays.RowOf(days[0])} and RowKey le {TagDays.RowOf(days[^1])}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var (day, count) = TagDays.Read(row);
            known[day] = (count, row.ETag);
        }

        var open = days.Where(d => known.GetValueOrDefault(d).Count is null).ToList();
        if (open.Count > 0)
        {
            var counted = await CountAsync(partition, open, cancellationToken);
            await GroupedTransactions.SubmitAsync(
                table,
                open.Where(d => TagDays.EndOf(d) + Settling <= now),
                d => [TagDays.Keep(partition, d, counted[d], known.TryGetValue(d, out var row) ? row.Version : null)],
                cancellationToken);
            foreach (var day in open)
            {
                known[day] = (counted[day], default);
            }
        }

        return days.Select(d => new DayCount(d, known[d].Count ?? 0));
    }

    private async Task<Dictionary<DateOnly, int>> CountAsync(string partition, List<DateOnly> days, CancellationToken cancellationToken)
    {
        var counts = days.ToDictionary(d => d, _ => 0);

        // Rows run from the newest to the oldest. Of an article's row comes its time and a bar, which is less than a brace.
        var newest = TimeKey.Descending(TagDays.EndOf(days[^1])) + "}";
        var oldest = TimeKey.Descending(TagDays.StartOf(days[0])) + "}";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {newest} and RowKey lt {oldest}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            var day = TagDays.DayOf(TimeKey.FromDescending(row.RowKey));
            if (counts.TryGetValue(day, out var count))
            {
                counts[day] = count + 1;
            }
        }

        return counts;
    }
}
