using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Stories;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat;

/// <summary>Small digests for tests.</summary>
internal static class TestDigests
{
    public static readonly DateTimeOffset Due = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Published = new(2026, 11, 24, 0, 12, 0, TimeSpan.Zero);

    public static Digest Of(params DigestSection[] sections) => new()
    {
        Channel = new ChannelId(ChannelKind.Discord, "165511591545143296"),
        Due = Due,
        Since = Due.AddDays(-1),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Language = "en",
        Sections = sections,
    };

    public static DigestSection Section(string name, params DigestStory[] stories) => new(new TopicId("topic"), name, stories);

    public static DigestStory Story(string headline = "GPT-5 is here") => new()
    {
        Id = new StoryId("0123456789abcdef0123456789abcdef"),
        Articles = [new ArticleId("0123456789abcdef0123456789abcdef")],
        Headline = headline,
        Link = "https://example.org/gpt-5",
        Summary = "A lab founder says so in an interview.",
        Language = "en",
        Sources = [Source("Example News", "https://example.org/gpt-5")],
        Latest = Published,
        Score = 0.9,
    };

    public static DigestSource Source(string name, string? link = null) => new(name, link, Published);
}
