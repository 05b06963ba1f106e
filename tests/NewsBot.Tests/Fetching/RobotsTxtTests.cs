using System.Text;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class RobotsTxtTests
{
    private static bool Allows(string text, string path) =>
        Parse(text).Allows(new Uri("https://site.example" + path));

    private static RobotsTxt Parse(string text) => RobotsTxt.Parse(Encoding.UTF8.GetBytes(text), "NewsBot");

    private static string ForAll(string rules) => $"User-agent: *\n{rules}\n";

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", false)]
    [InlineData("user-AGENT : *\n DISALLOW : /", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: *\rDisallow: /", false)]
    [InlineData("User-agent: * # all\r\n\r\nDisallow: / # everything\r\n", false)]
    [InlineData("User-agent: *\nDisallow:", true)]
    [InlineData("User-agent: *\nDisallow: # nothing", true)]
    [InlineData("User-agent: other\nDisallow: /", true)]
    [InlineData("Disallow: /", true)]
    [InlineData("", true)]
    [InlineData("<!DOCTYPE html><html><body>User-agent: *\nDisallow: /</body></html>", true)]
    public void Allows_GoesByTheRulesForEverybody(string text, bool allowed) => Assert.Equal(allowed, Allows(text, "/article"));

    [Theory]
    [InlineData("User-agent: newsbot\nDisallow: /a", false)]
    [InlineData("User-agent: NewsBot/1.0\nDisallow: /a", false)]
    [InlineData("User-agent: NewsBot (+https://x.example)\nDisallow: /a", false)]
    [InlineData("User-agent: NewsBotPlus\nDisallow: /a", true)]
    [InlineData("User-agent: News\nDisallow: /a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsBot\nDisallow: /b", true)]
    [InlineData("User-agent: NewsBot\nDisallow: /b\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: NewsBot\n\nUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /b\n\nUser-agent: other\nDisallow: /c\n\nUser-agent: newsbot\nDisallow: /a", false)]
    [InlineData("User-agent: other\nUser-agent: NewsBot\nDisallow: /a", false)]
    [InlineData("User-agent: NewsBot\nDisallow: /b\nUser-agent: other\nDisallow: /a", true)]
    [InlineData("User-agent: NewsBot\nSitemap: https://site.example/map\nUser-agent: other\nDisallow: /a", false)]
    [InlineData("User-agent: NewsBot\nCrawl-delay: 1\nUser-agent: other\nDisallow: /a", false)]
    public void Allows_GoesByTheGroupsThatNameUs_WhenThereAreAny(string text, bool allowed) =>
        Assert.Equal(allowed, Allows(text, "/article"));

    [Theory]
    [InlineData("Disallow: /\nAllow: /article", "/article", true)]
    [InlineData("Allow: /article\nDisallow: /", "/article", true)]
    [InlineData("Allow: /a\nDisallow: /article", "/article", false)]
    [InlineData("Allow: /article\nDisallow: /article", "/article", true)]
    [InlineData("Disallow: /article\nAllow: /article", "/article", true)]
    [InlineData("Allow: /page\nDisallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /$\nDisallow: /", "/", true)]
    [InlineData("Allow: /$\nDisallow: /", "/page", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    public void Allows_GoesByTheLongestRule(string rules, string path, bool allowed) => Assert.Equal(allowed, Allows(ForAll(rules), path));

    // The examples of RFC 9309, 2.2.2 and 2.2.3, and of Google's description of its crawler.
    [Theory]
    [InlineData("/fish", "/fish", true)]
    [InlineData("/fish", "/fish/salmon", true)]
    [InlineData("/fish", "/fishheads?id=1", true)]
    [InlineData("/fish", "/Fish.asp", false)]
    [InlineData("/fish", "/catfish", false)]
    [InlineData("/fish*", "/fishheads", true)]
    [InlineData("/fish/", "/fish", false)]
    [InlineData("/*.php", "/folder/any.php.file.html", true)]
    [InlineData("/*.php", "/windows.PHP", false)]
    [InlineData("/*.php$", "/filename.php", true)]
    [InlineData("/*.php$", "/filename.php?parameters", false)]
    [InlineData("/*.php$", "/filename.php/", false)]
    [InlineData("/fish*.php", "/fishheads/catfish.php?id", true)]
    [InlineData("/fish*.php", "/Fish.PHP", false)]
    [InlineData("*/print", "/a/print", true)]
    [InlineData("/a**b", "/axb", true)]
    [InlineData("/*a$", "/aba", true)]
    [InlineData("/*ab*ab$", "/ab", false)]
    [InlineData("/*ab*ab$", "/abab", true)]
    [InlineData("/a*$", "/abc", true)]
    [InlineData("/x$y", "/x$y", true)]
    [InlineData("/?q=", "/?q=1", true)]
    [InlineData("fish", "/fish", false)]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz", true)]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", false)]
    [InlineData("/foo/bar/\u30C4", "/foo/bar/%E3%83%84", true)]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/\u30C4", true)]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", true)]
    [InlineData("/a%3cd.html", "/a%3Cd.html", true)]
    [InlineData("/a%2fb", "/a/b", false)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true)]
    [InlineData("/path/foo-%24", "/path/foo-$", true)]
    [InlineData("/100%", "/100%25", true)]
    [InlineData("/%zz", "/%25zz", true)]
    public void Rule_Matches(string pattern, string path, bool matches) =>
        Assert.Equal(!matches, Allows(ForAll("Disallow: " + pattern), path));

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("3600", 60.0)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1e9", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public void CrawlDelay_IsSeconds_CappedAtAMinute(string value, double? seconds) =>
        Assert.Equal(seconds, Parse(ForAll("Crawl-delay: " + value)).CrawlDelay?.TotalSeconds);

    [Fact]
    public void CrawlDelay_IsOurGroups()
    {
        var robots = Parse("User-agent: *\nCrawl-delay: 30\nUser-agent: x\nDisallow: /\nUser-agent: NewsBot\nCrawl-delay: 2\n");

        Assert.Equal(TimeSpan.FromSeconds(2), robots.CrawlDelay);
    }

    [Fact]
    public void Parse_ReadsFiveHundredKibibytesAtLeast()
    {
        var filler = string.Concat(Enumerable.Repeat("# a comment of some length, as lawyers like it\n", 10_700));

        Assert.InRange(filler.Length, 490 * 1_024, 500 * 1_024);
        Assert.False(Allows(filler + ForAll("Disallow: /"), "/article"));
    }

    [Fact]
    public void Parse_ReadsNothingBeyondItsLimit() =>
        Assert.True(Allows(new string('#', RobotsTxt.MaxBytes) + "\n" + ForAll("Disallow: /"), "/article"));

    [Fact]
    public void Parse_DropsALineThatTheLimitCuts()
    {
        var head = ForAll("Disallow: /other");
        var comment = new string('#', RobotsTxt.MaxBytes - head.Length - "\nDisallow: /".Length);

        Assert.True(Allows($"{head}{comment}\nDisallow: /print\n", "/article"));
    }

    [Fact]
    public void Parse_OutlivesAnything()
    {
        var random = new Random(42);
        var bytes = new byte[100_000];
        random.NextBytes(bytes);

        Assert.True(RobotsTxt.Parse(bytes, "NewsBot").Allows(new Uri("https://site.example/")));
    }

    // With a matcher that goes back, each of these takes longer than anybody waits.
    [Theory]
    [InlineData("/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("/*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")]
    [InlineData("/****************************************b")]
    public void Allows_IsQuick_ForHostilePatterns(string pattern)
    {
        var rules = string.Concat(Enumerable.Repeat($"Disallow: {pattern}\n", (RobotsTxt.MaxBytes / (pattern.Length + 11)) - 1));

        Assert.True(Allows(ForAll(rules), "/" + new string('a', 1_900)));
    }
}
