using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using NewsBot.Articles;
using NewsBot.Storage;

namespace NewsBot.Topics;

/// <summary>
/// A tag as a row: partition <c>topic|yyyy-MM</c> of the month first seen, row inverted first-seen time and article id, so that
/// the newest come first and the same article has the same row on every delivery.
/// </summary>
internal static class TagRow
{
    public static string PartitionOf(TopicId topic, DateTimeOffset time) => topic + "|" + MonthName(time);

    public static string MonthName(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static TableEntity At(TagPlace tag) =>
        new(PartitionOf(tag.Topic, tag.FirstSeen), TimeKey.Descending(tag.FirstSeen) + "|" + tag.Article);

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
