using System.Text.Json;
using NewsBot.Digests;

namespace NewsBot.Chat.Discord;

/// <summary>A digest as Discord messages: an embed per topic, an article per paragraph, as few messages as the limits allow.</summary>
internal static class DiscordDigest
{
    // Raw lengths. Escaped (at most twice as long) and with the longest link, an article stays under one description.
    private const int MaxTitle = 200;
    private const int MaxSummary = 280;
    private const int MaxName = 60;
    private const int MaxOtherTopics = 5;
    private const int MaxTopicName = 100;

    /// <summary>JSON message bodies, in order; the same digest gives the same bodies.</summary>
    public static IReadOnlyList<string> Render(Digest digest)
    {
        var texts = ChatTexts.For(digest.Language);
        var packing = new DiscordPacking();
        foreach (var section in digest.Sections)
        {
            var title = DiscordMarkdown.Escape(PlainText.OneLine(section.TopicName, MaxTopicName));
            packing.BeginSection($"{title} · {section.Articles.Count}", $"{title} {texts.Continued}");
            foreach (var article in section.Articles)
            {
                packing.Add(Paragraph(article, texts));
            }
        }

        return packing.Messages
            .Select((embeds, i) => Body(
                embeds,
                DiscordMark.Of(digest.Channel, TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone), i + 1, packing.Messages.Count, embeds)))
            .ToList();
    }

    /// <summary>Likewise, of a notice.</summary>
    public static string Render(Notice notice)
    {
        DiscordEmbed[] embeds = [new() { Description = NoticeText.Of(notice, DiscordMarkdown.Escape) }];
        return Body(embeds, DiscordMark.Of(notice.Channel, notice.At, 1, 1, embeds));
    }

    private static string Paragraph(DigestArticle article, ChatTexts texts)
    {
        var title = PlainText.OneLine(article.Title, MaxTitle) is { Length: > 0 } visible ? visible : texts.Untitled;
        var about = DiscordMarkdown.Escape(PlainText.OneLine(article.SourceTitle, MaxName))
            + " · " + DiscordMarkdown.Time(article.Published)
            + OtherTopics(article.OtherTopics, texts);
        var summary = DiscordMarkdown.Escape(PlainText.OneLine(article.Summary, MaxSummary));
        var heading = DiscordMarkdown.Title(DiscordMarkdown.Escape(title), SafeLink.From(article.Link));
        return summary.Length > 0 ? $"{heading}\n{about}\n{summary}" : $"{heading}\n{about}";
    }

    private static string OtherTopics(IReadOnlyList<string> topics, ChatTexts texts)
    {
        if (topics.Count == 0)
        {
            return "";
        }

        var names = topics.Take(MaxOtherTopics).Select(t => DiscordMarkdown.Escape(PlainText.OneLine(t, MaxName)));
        var more = topics.Count > MaxOtherTopics ? texts.Separator + texts.CountOfMore(topics.Count - MaxOtherTopics) : "";
        return $" · {texts.AlsoIn} {string.Join(texts.Separator, names)}{more}";
    }

    private static string Body(IReadOnlyList<DiscordEmbed> embeds, string mark)
    {
        var marked = embeds.ToArray();
        marked[^1] = marked[^1] with { Footer = new DiscordEmbedFooter(mark) };
        return JsonSerializer.Serialize(new DiscordMessage { Embeds = marked }, DiscordJson.Writing.DiscordMessage);
    }
}
