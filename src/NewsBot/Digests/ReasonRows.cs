using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Topics;

namespace NewsBot.Digests;

/// <summary>Why each story of a digest is in it, as the frozen digest's row keeps it: <see cref="PackedRows"/>.</summary>
internal static class ReasonRows
{
    // Columns, and so little that an ordinary hundred fits and that one story's never fill an answer.
    private const int MaxTitle = 80;
    private const int MaxName = 40;
    private const int MaxPhrase = 40;
    private const int MaxTopics = 4;
    private const int MaxPhrases = 5;

    public static byte[] ToBytes(IEnumerable<DigestStory> stories) =>
        PackedRows.ToBytes([.. stories.Select(Row.Of)], ReasonRowsJson.Default.ListRow);

    public static IReadOnlyList<ToldReasons> FromBytes(byte[]? bytes) =>
        [.. PackedRows.FromBytes(bytes, ReasonRowsJson.Default.ListRow).Select(r => r.ToReasons())];

    /// <summary>Names are short and stay: rows outlive the version that wrote them.</summary>
    internal sealed record Row(string Title, IReadOnlyList<TopicRow> Topics)
    {
        public static Row Of(DigestStory story) =>
            new(Excerpt.Of(story.Headline, MaxTitle), [.. story.Reasons.Take(MaxTopics).Select(TopicRow.Of)]);

        public ToldReasons ToReasons() => new(Title, [.. Topics.Select(t => t.ToReason())]);
    }

    /// <inheritdoc cref="Row"/>
    internal sealed record TopicRow(string Id, string Name, double Score, IReadOnlyList<string> Said)
    {
        public static TopicRow Of(TopicReason reason) => new(
            reason.Topic.Value,
            Excerpt.Of(reason.TopicName, MaxName),
            Math.Round(reason.Score, 2),
            [.. reason.Phrases.Take(MaxPhrases).Select(p => Excerpt.Of(p, MaxPhrase))]);

        public TopicReason ToReason() => new(new TopicId(Id), Name, Score, Said);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<ReasonRows.Row>))]
internal sealed partial class ReasonRowsJson : JsonSerializerContext;
