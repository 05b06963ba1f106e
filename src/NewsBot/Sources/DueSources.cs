using Azure;
using Azure.Data.Tables;

namespace NewsBot.Sources;

/// <summary>What one look at the order of due times shows: who may be claimed, who has to wait.</summary>
internal sealed class DueSources
{
    // Under the 48 KiB of a message, in bytes of JSON: texts, and Base64 of what was seen.
    private const int MaxClaimBytes = 40_000;
    private const int MaxSourcesPerPoll = 2_000;

    private readonly Dictionary<string, List<FetchOrder>> byHost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> bytes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ETag> endedLeases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> holds = new(StringComparer.Ordinal);
    private readonly HashSet<string> busy = new(StringComparer.Ordinal);
    private readonly List<(FetchOrder, DateTimeOffset, string)> held = [];
    private int found;

    /// <summary>Orders to claim, at most <see cref="SourceSchedule.MaxSourcesPerHost"/> of a host.</summary>
    public IReadOnlyDictionary<string, List<FetchOrder>> ByHost => byHost;

    /// <summary>Versions of leases that ran out without being given back, by host.</summary>
    public IReadOnlyDictionary<string, ETag> EndedLeases => endedLeases;

    /// <summary>Orders that have to wait longer, as their host asked for or their feed wishes: until when, and why.</summary>
    public IReadOnlyList<(FetchOrder Order, DateTimeOffset Until, string Reason)> Held => held;

    /// <summary>One query by key range; leases sort before orders, so a busy host is known before its sources are met.</summary>
    public static async Task<DueSources> FindAsync(TableClient table, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {SourceRows.Partition} and RowKey ge {SourceRows.FirstLease} and RowKey lt {SourceRows.AfterDue(now)}");
        var due = new DueSources();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (SourceRows.IsLease(row.RowKey))
            {
                due.AddLease(row, now);
            }
            else
            {
                due.AddOrder(SourceRows.ToOrder(row), now);
            }

            if (due.found >= MaxSourcesPerPoll)
            {
                break;
            }
        }

        return due;
    }

    private void AddLease(TableEntity row, DateTimeOffset now)
    {
        var (host, until) = (HostLeases.HostOf(row), HostLeases.UntilOf(row));
        if (until <= now)
        {
            endedLeases[host] = row.ETag;
        }
        else if (HostLeases.IsHold(row))
        {
            holds[host] = until;
        }
        else
        {
            busy.Add(host);
        }
    }

    private void AddOrder(FetchOrder order, DateTimeOffset now)
    {
        if (SourceRows.IsClaim(order.Row) && SourceRows.TimeOf(order.Row) > now)
        {
            return;
        }

        var host = SourceSchedule.HostOf(order.Url);
        if (holds.TryGetValue(host, out var until))
        {
            held.Add((order, until, SourceJudge.HostAsksForPause));
            found++;
        }
        else if (SourceTiming.AfterSkipped(now, order.Rhythm) is var allowed && allowed > now)
        {
            // It fell due before the hours that are to be skipped, and no poll came in time.
            held.Add((order, allowed, SourceJudge.SkipsThisHour));
            found++;
        }
        else if (!busy.Contains(host))
        {
            AddDue(host, order);
        }
    }

    private void AddDue(string host, FetchOrder order)
    {
        if (!byHost.TryGetValue(host, out var orders))
        {
            byHost[host] = orders = [];
        }

        var size = bytes.GetValueOrDefault(host) + SizeOf(order);
        if (orders.Count < SourceSchedule.MaxSourcesPerHost && (orders.Count == 0 || size <= MaxClaimBytes))
        {
            orders.Add(order);
            bytes[host] = size;
            found++;
        }
    }

    // JSON may write a character as six.
    private static int SizeOf(FetchOrder order) =>
        400 + ((order.Seen?.Count ?? 0) * 11)
        + (6 * (order.Url.Length + order.Title.Length + LengthOf(order.Language) + LengthOf(order.Owner) + LengthOf(order.ETag) + LengthOf(order.LastModified)
            + (order.Form is null ? 0 : SourceRows.ToText(order.Form).Length)));

    private static int LengthOf(string? text) => text?.Length ?? 0;
}
