using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Stories;

namespace NewsBot.Digests;

/// <summary>Told stories as a frozen digest's row keeps them: a version, then JSON by Brotli, within one property of a table.</summary>
internal static class ToldStories
{
    /// <summary>The service's limit of a binary property.</summary>
    public const int MaxBytes = 64 * 1024;

    private const byte Version = 1;

    // Columns: enough to know a story again, and so little that an ordinary hundred fits.
    private const int MaxTitle = 200;
    private const int MaxText = 280;
    private const int MaxSource = 60;

    /// <summary>Characters; a longer link says nothing that grouping could not do without.</summary>
    private const int MaxLink = 300;

    /// <summary>As many as fit, the first first: of the others only the articles' marks are remembered.</summary>
    public static byte[] ToBytes(IReadOnlyList<ToldStory> stories)
    {
        var bytes = Write(stories);
        for (var count = stories.Count; bytes.Length > MaxBytes; bytes = Write(stories.Take(count)))
        {
            count = count * 3 / 4;
        }

        return bytes;
    }

    /// <summary>Empty for a row of before stories were kept, and for one of another version than this.</summary>
    public static IReadOnlyList<ToldStory> FromBytes(byte[]? bytes)
    {
        if (bytes is not [Version, ..])
        {
            return [];
        }

        using var json = new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
        return [.. (JsonSerializer.Deserialize(json, ToldStoriesJson.Default.ListRow) ?? []).Select(r => r.ToStory())];
    }

    private static byte[] Write(IEnumerable<ToldStory> stories)
    {
        var bytes = new MemoryStream();
        bytes.WriteByte(Version);
        using (var json = new BrotliStream(bytes, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(json, [.. stories.Select(Row.Of)], ToldStoriesJson.Default.ListRow);
        }

        return bytes.ToArray();
    }

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
