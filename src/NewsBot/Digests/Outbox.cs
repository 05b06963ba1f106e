using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Storage;
using NewsBot.Subscriptions;

namespace NewsBot.Digests;

/// <summary>
/// Frozen digests in table <c>Digests</c>: partition channel, row <c>d|</c> and inverted due instant. They are the channel's ledger as
/// well, of articles by their marks and of stories by what makes them known again. The row <c>d|000…</c>, first of the partition, changes with each freeze, so that two composers at once can't both
/// give the same story.
/// </summary>
public sealed class Outbox(StorageAccount storage)
{
    private const string First = "d|";
    private const string Head = "d|0000000000000000000";

    /// <summary>So many fill a binary property, 64 KiB.</summary>
    private const int MaxMarks = 8_192;

    /// <summary>Bytes of a row's properties: the service's 1 MiB, less their names and the small ones.</summary>
    private const int MaxRow = 1_000_000;

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(8);

    /// <summary>So soon after its time a digest that was put off is taken up again; later than that its message was lost.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly TableClient table = storage.Table(StorageNames.Digests);

    /// <summary>Reads all that was frozen at or after the instant, and perhaps some before: one query.</summary>
    public async Task<ChannelLedger> ReadLedgerAsync(
        ChannelId channel, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Rows are named by due instant, which may lie up to a period before the freeze.
        var last = RowOf(since - LongestPeriod);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {channel.ToString()} and RowKey ge {First} and RowKey le {last}");
        var given = new HashSet<ulong>();
        var told = new List<ToldStory>();
        var open = new List<DateTimeOffset>();
        var waits = false;
        string? version = null;
        await foreach (var row in table.QueryAsync<TableEntity>(
            filter, select: ["RowKey", "Given", "Stories", "Closed", "NotBefore", "HeldUntil"], cancellationToken: cancellationToken))
        {
            if (row.RowKey == Head)
            {
                version = row.ETag.ToString();
                continue;
            }

            given.UnionWith(ArticleMarks.FromBytes(row.GetBinary("Given")));
            told.AddRange(ToldStories.FromBytes(row.GetBinary("Stories")));
            if (!string.IsNullOrEmpty(row.GetString("Closed")))
            {
                continue;
            }

            // Tried every few seconds for an hour, it is mostly being posted, or just about to be.
            var notBefore = TimeOrNull(row, "NotBefore");
            waits |= notBefore > now - Turn || TimeOrNull(row, "HeldUntil") > now;
            if (notBefore is null || notBefore <= now)
            {
                open.Add(TimeKey.FromDescending(row.RowKey.AsSpan(First.Length)));
            }
        }

        return new ChannelLedger(given, told, open, version) { Waits = waits };
    }

    /// <summary>False where another digest was frozen for the channel since the ledger was read: nothing is written then.</summary>
    public async Task<bool> TryFreezeAsync(
        Digest digest, IReadOnlyList<string> bodies, ChannelLedger ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What is joined last is judged again where the property is full; an ordinary day is far from that.
        var marks = digest.Stories.SelectMany(s => s.Articles).Concat(digest.Joining).Select(ArticleMarks.Of).Take(MaxMarks).ToList();
        var row = NewRow(digest.Channel, digest.Due, marks, bodies, now);
        var told = ToldStories.ToBytes([.. digest.Stories.Select(ToldStory.Of)]);
        row["Stories"] = told;

        // No digest is lost for the sake of its reasons.
        var reasons = ReasonRows.ToBytes(digest.Stories);
        if ((sizeof(char) * bodies.Sum(b => b.Length)) + (sizeof(ulong) * marks.Count) + told.Length + reasons.Length <= MaxRow)
        {
            row["Reasons"] = reasons;
        }

        var head = new TableEntity(row.PartitionKey, Head) { ["Due"] = digest.Due };
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, row),
            ledger.Version is { } version
                ? new(TableTransactionActionType.UpdateReplace, head, new ETag(version))
                : new(TableTransactionActionType.Add, head),
        ];
        return (await GroupedTransactions.SubmitAsync(table, [digest], _ => actions, cancellationToken)).Count == 1;
    }

    /// <summary>Freezes what is no digest and gives no story; does nothing where it is frozen already.</summary>
    public async Task FreezeNoticeAsync(ChannelId channel, DateTimeOffset at, string body, DateTimeOffset now, CancellationToken cancellationToken) =>
        await GroupedTransactions.SubmitAsync(
            table,
            [channel],
            _ => [new TableTransactionAction(TableTransactionActionType.Add, NewRow(channel, at, [], [body], now))],
            cancellationToken);

    /// <summary>Null where it was pruned.</summary>
    public async Task<OutboxDigest?> FindAsync(ChannelId channel, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            channel.ToString(), RowOf(due), cancellationToken: cancellationToken);
        return found.HasValue && found.Value is { } row ? ToDigest(channel, row) : null;
    }

    /// <summary>
    /// Why each of the digest's stories is in it, in its order: one point read. Null where the digest was pruned; fewer than its stories where
    /// they did not fit, none where it was frozen before reasons were kept.
    /// </summary>
    public async Task<IReadOnlyList<ToldReasons>?> FindReasonsAsync(ChannelId channel, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            channel.ToString(), RowOf(due), ["Reasons"], cancellationToken: cancellationToken);
        return found.HasValue && found.Value is { } row ? ReasonRows.FromBytes(row.GetBinary("Reasons")) : null;
    }

    /// <summary>Writes where posting stands; null where somebody else changed the row meanwhile.</summary>
    public async Task<OutboxDigest?> TryUpdateAsync(OutboxDigest digest, CancellationToken cancellationToken)
    {
        var row = new TableEntity(digest.Channel.ToString(), RowOf(digest.Due))
        {
            ["Settled"] = digest.Settled,
            ["Uncertain"] = digest.Uncertain,
            ["BegunAt"] = digest.BegunAt ?? TableEpoch,
            ["HeldUntil"] = digest.HeldUntil ?? TableEpoch,
            ["NotBefore"] = digest.NotBefore ?? TableEpoch,
            ["Closed"] = digest.Closed ?? "",
        };
        try
        {
            var response = await table.UpdateEntityAsync(row, new ETag(digest.Version), TableUpdateMode.Merge, cancellationToken);
            return digest with { Version = response.Headers.ETag?.ToString() ?? "" };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes all that a channel was given and is owed.</summary>
    public async Task RemoveAllAsync(ChannelId channel, CancellationToken cancellationToken) =>
        await table.DeleteRowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {channel.ToString()}"), cancellationToken);

    /// <summary>Deletes digests due before the instant; returns how many.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var channel in table.PartitionKeysAsync(cancellationToken))
        {
            deleted += await table.DeleteRowsAsync(
                TableClient.CreateQueryFilter($"PartitionKey eq {channel} and RowKey gt {RowOf(before)}"), cancellationToken);
        }

        return deleted;
    }

    // A merge can't take a property away, so "none" is an instant of its own; the service's earliest.
    private static readonly DateTimeOffset TableEpoch = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string RowOf(DateTimeOffset due) => First + TimeKey.Descending(due);

    private static string BodyName(int index) => "Body" + index.ToString(CultureInfo.InvariantCulture);

    private static TableEntity NewRow(
        ChannelId channel, DateTimeOffset due, IReadOnlyList<ulong> given, IReadOnlyList<string> bodies, DateTimeOffset now)
    {
        var row = new TableEntity(channel.ToString(), RowOf(due))
        {
            ["Due"] = due,
            ["FrozenAt"] = now,
            ["Given"] = ArticleMarks.ToBytes(given),
            ["Bodies"] = bodies.Count,
            ["Settled"] = 0,
            ["Uncertain"] = 0,
            ["Closed"] = "",
        };
        for (var i = 0; i < bodies.Count; i++)
        {
            row[BodyName(i)] = bodies[i];
        }

        return row;
    }

    private static OutboxDigest ToDigest(ChannelId channel, TableEntity row) => new()
    {
        Channel = channel,
        Due = TimeKey.FromDescending(row.RowKey.AsSpan(First.Length)),
        FrozenAt = row.GetDateTimeOffset("FrozenAt") ?? default,
        Bodies = [.. Enumerable.Range(0, row.GetInt32("Bodies") ?? 0).Select(i => row.GetString(BodyName(i)))],
        Settled = row.GetInt32("Settled") ?? 0,
        Uncertain = row.GetInt32("Uncertain") ?? 0,
        BegunAt = TimeOrNull(row, "BegunAt"),
        HeldUntil = TimeOrNull(row, "HeldUntil"),
        NotBefore = TimeOrNull(row, "NotBefore"),
        Closed = row.GetString("Closed") is { Length: > 0 } closed ? closed : null,
        Version = row.ETag.ToString(),
    };

    private static DateTimeOffset? TimeOrNull(TableEntity row, string name) =>
        row.GetDateTimeOffset(name) is { } time && time > TableEpoch ? time : null;
}
