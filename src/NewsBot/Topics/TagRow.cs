using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Servers;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// A tag as a row: partition <c>topic|yyyy-MM</c> of the month first seen, row inverted first-seen time and article id, so that
/// the newest come first and the same article has the same row on every delivery. Where a server's own source brought an article of
/// a topic that all have, the partition is <c>server.|topic|yyyy-MM</c>, which nobody else reads.
/// </summary>
internal static class TagRow
{
    /// <param name="topic">Which topic.</param>
    /// <param name="server">Whose own article it is; null where everybody sees it.</param>
    /// <param name="time">In the month.</param>
    public static string PartitionOf(TopicId topic, ServerId? server, DateTimeOffset time) =>
        (topic.Server is null && server is { } owner ? owner.Own("|" + topic) : topic.Value) + "|" + MonthName(time);

    public static string PartitionOf(TagPlace tag) => PartitionOf(tag.Topic, tag.Article.Server, tag.FirstSeen);

    /// <summary>Less than each partition of a server's topic, and greater than those of topics before.</summary>
    public static string FirstPartitionOf(TopicId topic) => topic + "|";

    /// <summary>Greater than each partition of a server's topic.</summary>
    public static string AfterPartitionsOf(TopicId topic) => topic + "}";

    public static string MonthName(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static TableEntity At(TagPlace tag) =>
        new(PartitionOf(tag), TimeKey.Descending(tag.FirstSeen) + "|" + tag.Article);

    public static TableEntity Of(Tag tag)
    {
        var entity = ScoreOf(tag);
        entity["Published"] = tag.Published;
        entity["Title"] = tag.Title;
        entity["Summary"] = tag.Summary;
        entity["SourceId"] = tag.SourceId;
        entity["SourceTitle"] = tag.SourceTitle;
        entity["Language"] = tag.Language;

        // Said in any case: the backfill of a topic may have been here first, for which an article is no news.
        entity["IsBacklog"] = tag.IsBacklog;
        if (tag.Link is not null)
        {
            entity["Link"] = tag.Link;
        }

        if (tag.References.Count > 0)
        {
            entity["References"] = ToJson(tag.References);
        }

        if (tag.IsNews)
        {
            entity["IsNews"] = true;
        }

        return entity;
    }

    /// <summary>What of a tag the topic's definition decides.</summary>
    public static TableEntity ScoreOf(Tag tag)
    {
        var row = At(tag.Place);
        row["Score"] = tag.Score;
        row["Evidence"] = ToJson(tag.Evidence);
        return row;
    }

    public static ArticleId ArticleOf(TableEntity row) => new(row.RowKey[20..]);

    public static Tag Read(TopicId topic, TableEntity entity) => new()
    {
        Topic = topic,
        Article = ArticleOf(entity),
        FirstSeen = TimeKey.FromDescending(entity.RowKey),
        Published = entity.GetDateTimeOffset("Published") ?? TimeKey.FromDescending(entity.RowKey),
        Score = entity.GetDouble("Score") ?? 0,
        Title = entity.GetString("Title"),
        Link = entity.GetString("Link"),
        Summary = entity.GetString("Summary"),
        SourceId = entity.GetString("SourceId"),
        SourceTitle = entity.GetString("SourceTitle"),
        Language = entity.GetString("Language"),
        IsBacklog = entity.GetBoolean("IsBacklog") ?? false,
        IsNews = entity.GetBoolean("IsNews") ?? false,
        References = FromJson(entity.GetString("References")),
        Evidence = FromJson(entity.GetString("Evidence")),
    };

    private static string ToJson(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, TagJson.Default.IReadOnlyListString);

    private static IReadOnlyList<string> FromJson(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, TagJson.Default.IReadOnlyListString) ?? [];
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TagJson : JsonSerializerContext;
