using System.Text.Json;

namespace NewsBot.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => WithoutMark(bytes).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Null where it is JSON and no feed.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Feed? Read(ReadOnlyMemory<byte> bytes, Uri? baseUri)
    {
        using var json = JsonDocument.Parse(bytes[(bytes.Length - WithoutMark(bytes.Span).Length)..], Lenient);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return new Feed
        {
            Format = FeedFormat.Json,
            Title = FeedText.Folded(Text(root, "title")) ?? "",
            Description = FeedText.Folded(Text(root, "description")),
            HomePageUrl = Address(root, "home_page_url", baseUri),
            FeedUrl = Address(root, "feed_url", baseUri),
            Language = Text(root, "language"),
            Icon = Address(root, "icon", baseUri),
            Authors = Authors(root),
            Entries = [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(FeedReader.MaxEntries).Select(i => Entry(i, baseUri))],
        };
    }

    private static FeedEntry Entry(JsonElement item, Uri? baseUri) => new()
    {
        Id = Text(item, "id"),
        Link = Address(item, "url", baseUri) ?? Address(item, "external_url", baseUri),
        ExternalLink = Address(item, "external_url", baseUri),
        Title = FeedText.Folded(Text(item, "title")),
        Summary = FeedText.Folded(Text(item, "summary")),
        ContentHtml = Text(item, "content_html"),
        ContentText = Text(item, "content_text"),
        Published = FeedDates.Parse(Text(item, "date_published")),
        Updated = FeedDates.Parse(Text(item, "date_modified")),
        Authors = Authors(item),
        Categories = [.. Elements(item, "tags").Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString() ?? "")],
        Enclosures = [.. Elements(item, "attachments").Select(a => Enclosure(a, baseUri)).OfType<FeedEnclosure>()],
        Image = Address(item, "image", baseUri),
        Language = Text(item, "language"),
    };

    private static FeedEnclosure? Enclosure(JsonElement attachment, Uri? baseUri) =>
        Address(attachment, "url", baseUri) is { } url
            ? new FeedEnclosure(
                url,
                Text(attachment, "mime_type"),
                Number(attachment, "size_in_bytes") is { } bytes and >= 0 ? (long)bytes : null,
                Number(attachment, "duration_in_seconds") is { } seconds and >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : null)
            : null;

    // Version 1.0 has one author, 1.1 several.
    private static IReadOnlyList<FeedAuthor> Authors(JsonElement parent) =>
    [
        .. Elements(parent, "authors")
            .Concat(parent.TryGetProperty("author", out var one) ? [one] : [])
            .Where(a => a.ValueKind == JsonValueKind.Object)
            .Select(a => new FeedAuthor(FeedText.Folded(Text(a, "name")), Text(a, "url"), Text(a, "avatar")))
            .Where(a => a.Name is not null || a.Url is not null)
            .Distinct(),
    ];

    private static JsonElement.ArrayEnumerator Elements(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static string? Address(JsonElement parent, string name, Uri? baseUri) => FeedDraft.Resolve(Text(parent, name), baseUri);

    private static double? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    // Ids are strings; some feeds write numbers.
    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
}
