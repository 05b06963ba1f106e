using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>Told stories as a frozen digest's row keeps them: <see cref="PackedRows"/>.</summary>
internal static class ToldStories
{
    // Columns: enough to know a story again, and so little that an ordinary hundred fits.
    private const int MaxTitle = 200;
    private const int MaxText = 280;
    private const int MaxSource = 60;

    /// <summary>Characters; a longer link says nothing that grouping could not do without.</summary>
    private const int MaxLink = 300;

    /// <summary>As many as fit, the first first: of the others only the articles' marks are remembered.</summary>
    public static byte[] ToBytes(IReadOnlyList<ToldStory> stories) =>
        PackedRows.ToBytes([.. stories.Select(Row.Of)], ToldStoriesJson.Default.ListRow);

    /// <summary>Empty for a row of before stories were kept, and for one of another version than this.</summary>
    public static IReadOnlyList<ToldStory> FromBytes(byte[]? bytes) =>
        [.. PackedRows.FromBytes(bytes, ToldStoriesJson.Default.ListRow).Select(r => r.ToStory())];

    /// <summary>Names are short and stay: rows outlive the version that wrote them.</summary>
    internal sealed record Row(
        string Id, string Article, string Title, string Text, string Source, string Language, string? Link, DateTimeOffset Published, DateTimeOffset Until)
    {
        public static Row Of(ToldStory story) => new(
            story.Id.Value,
            story.Headline.Id,
            Excerpt.Of(story.Headline.Title, MaxTitle),
            Excerpt.Of(story.Headline.Text, MaxText),
            Excerpt.Of(story.Headline.Source, MaxSource),
            story.Headline.Language,
            story.Headline.Link is { Length: <= MaxLink } link ? link : null,
            story.Headline.Published,
            story.Until);

        public ToldStory ToStory() => new(
            new StoryId(Id),
            new StoryArticle { Id = Article, Title = Title, Text = Text, Source = Source, Language = Language, Link = Link, Published = Published },
            Until);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<ToldStories.Row>))]
internal sealed partial class ToldStoriesJson : JsonSerializerContext;
