using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsBot.Cli.Demo;

/// <summary>JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class JsonFeedFormat
{
    public const string MediaType = "application/feed+json";

    // Chinese stands as itself, as in other people's feeds.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(SampleFeed feed)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Outlet.Title);
            json.WriteString("description", feed.Outlet.Description);
            json.WriteString("home_page_url", feed.Home.AbsoluteUri);
            json.WriteString("feed_url", feed.Self.AbsoluteUri);
            json.WriteString("language", feed.Outlet.Language);
            json.WriteStartArray("items");
            foreach (var item in feed.Items)
            {
                Write(json, item, feed.Outlet.FullText);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SampleFeedItem item, bool fullText)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", item.Link.AbsoluteUri);
        json.WriteString("title", item.Article.Title);
        json.WriteString("summary", item.Article.Summary);

        // An item must have one of the two contents.
        if (fullText)
        {
            json.WriteString("content_html", ArticlePage.Body(item.Article));
        }
        else
        {
            json.WriteString("content_text", item.Article.Summary);
        }

        json.WriteString("date_published", item.Published);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", item.Article.Author);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var category in item.Article.Categories)
        {
            json.WriteStringValue(category);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
