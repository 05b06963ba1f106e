using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NewsBot.Text;

namespace NewsBot.Feeds.Lists;

/// <summary>A list out of JSON, also where it is wrapped in a call or an assignment (JSONP).</summary>
internal static class JsonListReader
{
    /// <summary>Bytes before the JSON begins.</summary>
    private const int MaxWrapper = 200;

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static FeedResult Read(ListForm form, ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri)
    {
        var utf8 = Utf8.IsValid(bytes.Span) ? bytes.Span : Encoding.UTF8.GetBytes(TextEncoding.OfHtml(bytes.Span, contentType).GetString(bytes.Span));
        var start = utf8.IndexOfAny((byte)'{', (byte)'[');
        if (start is < 0 or > MaxWrapper || utf8[..start].Contains((byte)'<'))
        {
            return new FeedResult.NotAFeed("It is no JSON.");
        }

        try
        {
            var reader = new Utf8JsonReader(utf8[start..], Lenient);
            using var json = JsonDocument.ParseValue(ref reader);
            return Read(form, json.RootElement, baseUri);
        }
        catch (JsonException e)
        {
            return new FeedResult.NotAFeed($"It begins like JSON but can't be read (line {e.LineNumber + 1}).");
        }
    }

    private static FeedResult Read(ListForm form, JsonElement root, Uri? baseUri)
    {
        var (title, link, time) = (Template(form.Title), Template(form.Link), Template(form.Time));
        var items = Items(form, root);
        var entries = items
            .Select(i => ListEntry.Of(
                FeedText.FromHtml(title is null ? JsonGuess.Title(i) : title.Of(i, isLink: false)),
                link is null ? JsonGuess.Link(i) : link.Of(i, isLink: true),
                time is null ? JsonGuess.Time(i) : time.Of(i, isLink: false),
                baseUri))
            .OfType<FeedEntry>()
            .DistinctBy(e => (e.Link, e.Title))
            .ToList();
        return entries.Count > 0 ? new FeedResult.Read(new Feed { Format = FeedFormat.JsonList, Title = "", Entries = entries })
            : items.Count > 0 ? new FeedResult.NotAFeed($"There are {items.Count} items, but no title or link in any of them; the first is {JsonPath.Describe(items)}.")
            : new FeedResult.NotAFeed(form.Item is null
                ? $"No list is found by itself; say where it is with --item. There is {JsonPath.Describe([root])}."
                : $"--item '{form.Item}' finds nothing; {JsonPath.Parse(form.Item)?.Miss(root) ?? "the list is empty"}.");
    }

    private static IReadOnlyList<JsonElement> Items(ListForm form, JsonElement root) => form.Item is null ? JsonGuess.Items(root) :
    [
        .. (JsonPath.Parse(form.Item)?.Select(root) ?? [])
            .SelectMany(v => v.ValueKind == JsonValueKind.Array ? v.EnumerateArray() : (IEnumerable<JsonElement>)[v])
            .Take(ListReader.MaxEntries),
    ];

    private static JsonTemplate? Template(string? text) => text is null ? null : JsonTemplate.Parse(text).Template;
}
