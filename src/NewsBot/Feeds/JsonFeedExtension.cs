using System.Text.Json;

namespace NewsBot.Feeds;

/// <summary>The object <c>_newsbot</c>: what feeds say and JSON Feed has no member for (its "Extensions").</summary>
internal static class JsonFeedExtension
{
    private const string Name = "_newsbot";

    public static void Write(Utf8JsonWriter json, Feed feed)
    {
        if (feed.Updated is null && feed.MinimumInterval is null && feed.SkipHours.Count == 0 && feed.SkipDays.Count == 0)
        {
            return;
        }

        json.WriteStartObject(Name);
        JsonFeedWriter.Date(json, "date_modified", feed.Updated);
        if (feed.MinimumInterval is { } interval)
        {
            json.WriteNumber("minimum_interval_in_seconds", (long)interval.TotalSeconds);
        }

        if (feed.SkipHours.Count > 0)
        {
            json.WriteStartArray("skip_hours");
            foreach (var hour in feed.SkipHours)
            {
                json.WriteNumberValue(hour);
            }

            json.WriteEndArray();
        }

        if (feed.SkipDays.Count > 0)
        {
            json.WriteStartArray("skip_days");
            foreach (var day in feed.SkipDays)
            {
                json.WriteStringValue(day.ToString());
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, FeedEntry entry)
    {
        if (entry.Contributors.Count == 0 && entry.Source is null && entry.InReplyTo is null && entry.Replies is null)
        {
            return;
        }

        json.WriteStartObject(Name);
        JsonFeedWriter.Authors(json, "contributors", entry.Contributors);
        if (entry.Source is { } source)
        {
            json.WriteStartObject("source");
            JsonFeedWriter.Text(json, "id", source.Id);
            JsonFeedWriter.Text(json, "title", source.Title);
            JsonFeedWriter.Text(json, "home_page_url", source.HomePageUrl);
            JsonFeedWriter.Text(json, "feed_url", source.FeedUrl);
            json.WriteEndObject();
        }

        if (entry.InReplyTo is { } reply)
        {
            json.WriteStartObject("in_reply_to");
            JsonFeedWriter.Text(json, "id", reply.Id);
            JsonFeedWriter.Text(json, "url", reply.Url);
            json.WriteEndObject();
        }

        if (entry.Replies is { } replies)
        {
            json.WriteNumber("replies", replies);
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, FeedAuthor author)
    {
        if (author.Email is not null && author.Url != "mailto:" + author.Email)
        {
            json.WriteStartObject(Name);
            json.WriteString("email", author.Email);
            json.WriteEndObject();
        }
    }
}
