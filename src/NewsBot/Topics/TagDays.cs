using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace NewsBot.Topics;

/// <summary>
/// Rows <c>day|yyyy-MM-dd</c> beside the tags of a topic and month: how many of them were first seen on that UTC day. Whoever writes or takes
/// away a tag of a day that is over marks the day's row as stale in the same transaction, and who counts writes on the condition that
/// the row is as it was before, so that a count in a row is exact.
/// </summary>
internal static class TagDays
{
    private const string Prefix = "day|";

    /// <summary>Greater than every tag's row, which begins with a digit; not greater than any day's.</summary>
    public const string First = Prefix;

    private const string DayFormat = "yyyy-MM-dd";

    public static string RowOf(DateOnly day) => Prefix + day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    public static TableTransactionAction MarkStale(string partition, DateOnly day) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, RowOf(day)) { ["Stale"] = true });

    /// <param name="partition">The topic and month.</param>
    /// <param name="day">Which day was counted.</param>
    /// <param name="count">Its tags.</param>
    /// <param name="version">Of the row as it was before they were counted; null where there was none.</param>
    public static TableTransactionAction Keep(string partition, DateOnly day, int count, ETag? version)
    {
        var row = new TableEntity(partition, RowOf(day)) { ["Count"] = count };
        return version is { } known
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, known)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    /// <summary>The day, and its count unless that is stale.</summary>
    public static (DateOnly Day, int? Count) Read(TableEntity row) =>
        (DateOnly.ParseExact(row.RowKey.AsSpan(Prefix.Length), DayFormat, CultureInfo.InvariantCulture), row.GetInt32("Count"));
}
