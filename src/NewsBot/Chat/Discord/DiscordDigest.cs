using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsBot.Digests;

namespace NewsBot.Chat.Discord;

/// <summary>
/// A digest as Discord messages: an embed for each topic, an article never split, as few messages as its limits allow. Each
/// message's last embed carries a mark by which it is known again.
/// </summary>
internal static class DiscordDigest
{
    private const int MaxTitle = 200;
    private const int MaxSummary = 220;
    private const int MaxName = 80;
    private const int MaxLink = 600;

    // The footer's mark, whose length is counted before it is known.
    private const int MarkLength = 64;

    private static readonly int[] Colors = [0x5865F2, 0x57A773, 0xE0A030, 0xC0504D, 0x8064A2, 0x4BACC6];

    public static IReadOnlyList<string> Render(Digest digest)
    {
        var messages = Fill(digest);
        return [.. messages.Select((embeds, i) => Serialize(digest, embeds, i + 1, messages.Count))];
    }

    /// <summary>The mark within a body; null where it has none.</summary>
    public static string? MarkOf(IReadOnlyList<DiscordEmbed>? embeds) =>
        embeds is { Count: > 0 } && embeds[^1].Footer?.Text is { } footer && footer.LastIndexOf('#') is var at and >= 0 ? footer[at..] : null;

    private static List<List<DiscordEmbed>> Fill(Digest digest)
    {
        var messages = new List<List<DiscordEmbed>> { new() };
        var room = DiscordLimits.EmbedsTogether - MarkLength;
        foreach (var (index, section) in digest.Sections.Index())
        {
            var title = Clean.Cut(Clean.Line(section.TopicName), DiscordLimits.EmbedTitle);
            var description = new StringBuilder();
            foreach (var article in section.Articles)
            {
                var entry = Entry(article, digest.Language);
                var grown = description.Length == 0 ? entry.Length : description.Length + 2 + entry.Length;
                var opens = description.Length == 0 ? title.Length : 0;
                var messageIsFull = room < grown - description.Length + opens || (description.Length == 0 && messages[^1].Count == DiscordLimits.Embeds);
                if (description.Length > 0 && (messageIsFull || grown > DiscordLimits.EmbedDescription))
                {
                    Close();
                    messageIsFull = room < entry.Length + title.Length || messages[^1].Count == DiscordLimits.Embeds;
                }

                if (messageIsFull)
                {
                    messages.Add([]);
                    room = DiscordLimits.EmbedsTogether - MarkLength;
                }

                room -= description.Length == 0 ? title.Length + entry.Length : entry.Length + 2;
                description.Append(description.Length == 0 ? "" : "\n\n").Append(entry);
            }

            Close();

            void Close()
            {
                messages[^1].Add(new DiscordEmbed { Title = title, Description = description.ToString(), Color = Colors[index % Colors.Length] });
                description.Clear();
            }
        }

        return messages;
    }

    private static string Entry(DigestArticle article, string language)
    {
        var words = DigestWords.In(language);
        var title = DiscordMarkdown.Escape(article.Title, MaxTitle) is { Length: > 0 } shown ? shown : words.Untitled;
        var link = DiscordMarkdown.Link(article.Link, MaxLink);
        var entry = new StringBuilder(link is null ? $"**{title}**" : $"**[{title}]({link})**");
        entry.Append(CultureInfo.InvariantCulture, $"\n{DiscordMarkdown.Escape(article.SourceTitle, MaxName)} · <t:{article.Published.ToUnixTimeSeconds()}:f>");
        if (article.OtherTopics.Count > 0)
        {
            entry.Append(CultureInfo.InvariantCulture, $" · {words.Also} {DiscordMarkdown.Escape(string.Join(", ", article.OtherTopics), MaxName)}");
        }

        var summary = DiscordMarkdown.Escape(article.Summary, MaxSummary);
        return summary.Length == 0 || summary == title ? entry.ToString() : entry.Append('\n').Append(summary).ToString();
    }

    private static string Serialize(Digest digest, List<DiscordEmbed> embeds, int number, int of)
    {
        var unmarked = JsonSerializer.Serialize(new DiscordMessage { Embeds = embeds }, DiscordJson.Default.DiscordMessage);
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{digest.Channel}\n{digest.Due:O}\n{number}\n{unmarked}")))[..10];
        var when = TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var part = of > 1 ? FormattableString.Invariant($" · {number}/{of}") : "";
        embeds[^1] = embeds[^1] with { Footer = new DiscordFooter($"NewsBot · {when}{part} · #{mark}") };
        return JsonSerializer.Serialize(new DiscordMessage { Embeds = embeds }, DiscordJson.Default.DiscordMessage);
    }
}
