using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat;

/// <summary>Small digests for tests.</summary>
internal static class TestDigests
{
    public static readonly DateTimeOffset Due = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static Digest Of(params DigestSection[] sections) => new()
    {
        Channel = new ChannelId(ChannelKind.Discord, "165511591545143296"),
        Due = Due,
        Since = Due.AddDays(-1),
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Language = "en",
        Sections = sections,
    };

    public static DigestSection Section(string name, params DigestArticle[] articles) => new(new TopicId("topic"), name, articles);

    public static DigestArticle Article(string title = "GPT-5 is here") => new()
    {
        Id = new ArticleId("0123456789abcdef0123456789abcdef"),
        Title = title,
        Link = "https://example.org/gpt-5",
        Summary = "A lab founder says so in an interview.",
        SourceTitle = "Example News",
        Published = new DateTimeOffset(2026, 11, 24, 0, 12, 0, TimeSpan.Zero),
        Score = 0.9,
    };
}
