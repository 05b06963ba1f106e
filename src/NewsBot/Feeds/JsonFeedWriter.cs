using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsBot.Feeds;

/// <summary>Writes any feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
public static class JsonFeedWriter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Bytes that are held back before they are written.</summary>
    private const int Batch = 64 * 1_024;

    /// <summary>What JSON Feed has no member for stands in an extension, the object <c>_newsbot</c>.</summary>
    public static void Write(Feed feed, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", feed.Title);
        Text(json, "home_page_url", feed.HomePageUrl);
        Text(json, "feed_url", feed.FeedUrl);
        Text(json, "description", feed.Description);
        Text(json, "next_url", feed.NextUrl);
        Text(json, "icon", feed.Icon);
        Text(json, "language", feed.Language);
        Authors(json, "authors", feed.Authors);
        if (feed.IsExpired)
        {
            json.WriteBoolean("expired", true);
        }

        JsonFeedExtension.Write(json, feed);
        json.WriteStartArray("items");
        foreach (var entry in feed.Entries)
        {
            Item(json, entry);
            if (json.BytesPending > Batch)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Item(Utf8JsonWriter json, FeedEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(entry));
        Text(json, "url", entry.Link);
        Text(json, "external_url", entry.ExternalLink);
        Text(json, "title", entry.Title);
        Text(json, "content_html", entry.ContentHtml);

        // An item has content of one kind at least.
        var summary = entry.Summary;
        Text(json, "content_text", entry.ContentText ?? (entry.ContentHtml is null ? summary ?? "" : null));
        Text(json, "summary", summary);
        Text(json, "image", entry.Image);
        Date(json, "date_published", entry.Published);
        Date(json, "date_modified", entry.Updated);
        Authors(json, "authors", entry.Authors);
        if (entry.Categories.Count > 0)
        {
            json.WriteStartArray("tags");
            foreach (var category in entry.Categories)
            {
                json.WriteStringValue(category);
            }

            json.WriteEndArray();
        }

        Text(json, "language", entry.Language);
        Attachments(json, entry.Enclosures);
        JsonFeedExtension.Write(json, entry);
        json.WriteEndObject();
    }

    private static void Attachments(Utf8JsonWriter json, IReadOnlyList<FeedEnclosure> enclosures)
    {
        if (enclosures.Count == 0)
        {
            return;
        }

        json.WriteStartArray("attachments");
        foreach (var enclosure in enclosures)
        {
            json.WriteStartObject();
            json.WriteString("url", enclosure.Url);
            json.WriteString("mime_type", enclosure.MediaType ?? "application/octet-stream");
            if (enclosure.Length is { } length)
            {
                json.WriteNumber("size_in_bytes", length);
            }

            if (enclosure.Duration is { } duration)
            {
                json.WriteNumber("duration_in_seconds", (long)duration.TotalSeconds);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Authors(Utf8JsonWriter json, string name, IReadOnlyList<FeedAuthor> authors)
    {
        if (authors.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var author in authors)
        {
            json.WriteStartObject();
            Text(json, "name", author.Name);
            Text(json, "url", author.Url);
            Text(json, "avatar", author.Avatar);
            JsonFeedExtension.Write(json, author);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string IdOf(FeedEntry entry) =>
        entry.Id ?? entry.Link
        ?? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Title}\n{entry.Published:O}\n{entry.Summary}")));

    internal static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    internal static void Date(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } date)
        {
            json.WriteString(name, date);
        }
    }
}
