using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsBot.Chat.Discord;
using NewsBot.Digests;
using NewsBot.Topics;
using static NewsBot.Tests.Chat.TestDigests;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>Whatever articles and sources are called, a digest stays within Discord's limits and keeps every story whole.</summary>
public sealed partial class DiscordDigestPropertyTests
{
    private static readonly string[] Languages = ["en", "zh-Hans", "zh-Hant"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Render_StaysWithinEveryLimit_OverAThousandDigests(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1_000; i++)
        {
            var digest = RandomDigest(random);
            var bodies = DiscordDigest.Render(digest, withButtons: true);
            var messages = bodies.Select(b => JsonNode.Parse(b)!.AsObject()).ToList();

            // What one property of a table's row takes.
            Assert.All(bodies, b => Assert.InRange(b.Length, 1, 32 * 1024));
            Assert.All(messages, AssertLimits);
            AssertStories(digest, [.. messages.SelectMany(Embeds)]);
            AssertButtons(digest, messages);
        }
    }

    [Fact]
    public void Render_FillsEachMessage_BeforeItBeginsAnother()
    {
        var random = new Random(11);
        for (var i = 0; i < 200; i++)
        {
            var sections = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Section("Topic", [.. Enumerable
                .Range(0, random.Next(1, 20))
                .Select(_ => Story(new string('t', random.Next(1, 200))) with { Summary = new string('s', random.Next(280)) })]));
            var messages = DiscordDigest.Render(Of([.. sections]), withButtons: true).Select(b => Embeds(JsonNode.Parse(b)!.AsObject()).ToList()).ToList();

            foreach (var (message, next) in messages.Zip(messages.Skip(1)))
            {
                var used = message.Sum(e => Text(e, "title").Length + Text(e, "description").Length);
                var wouldFollow = Text(next[0], "title").Length + 2 + Text(next[0], "description").Split("\n\n")[0].Length;
                Assert.True(
                    used + wouldFollow > 6_000 - DiscordMark.MaxLength || message.Count == 10,
                    $"A message of {used} characters had room for {wouldFollow} more.");
            }
        }
    }

    private static void AssertLimits(JsonObject message)
    {
        var embeds = Embeds(message).ToList();
        Assert.InRange(embeds.Count, 1, 10);
        Assert.InRange(embeds.Sum(e => Text(e, "title").Length + Text(e, "description").Length + Footer(e).Length), 1, 6_000);
        Assert.All(embeds, e =>
        {
            Assert.InRange(Text(e, "title").Trim().Length, 1, 256);
            Assert.InRange(Text(e, "description").Trim().Length, 1, 4_096);
            Assert.Null(e["url"]);
            AssertHarmless(Text(e, "title"));
        });
        Assert.InRange(Footer(embeds[^1]).Length, 1, DiscordMark.MaxLength);
        Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString());
    }

    /// <summary>The messages' buttons name every story once, in order, and fit.</summary>
    private static void AssertButtons(Digest digest, List<JsonObject> messages)
    {
        var buttons = messages
            .Select(m => Assert.Single(Assert.Single(m["components"]!.AsArray())!["components"]!.AsArray())!)
            .ToList();
        Assert.All(buttons, b => Assert.InRange(b["custom_id"]!.ToString().Length, 1, 100));
        Assert.All(buttons, b => Assert.InRange(b["label"]!.ToString().Length, 1, 80));
        var parsed = buttons.Select(b => WhyButton.Parse(b["custom_id"]!.ToString()["why|".Length..])).ToList();
        Assert.Equal(messages.Select(m => Embeds(m).Sum(e => Paragraphs(e).Count)), parsed.Select(w => w!.Count));
        Assert.Equal(digest.Stories.Count(), parsed.Sum(w => w!.Count));
        Assert.Equal(parsed.Select((_, i) => parsed.Take(i).Sum(w => w!.Count)), parsed.Select(w => w!.First));
    }

    /// <summary>Every story once, in order, in a paragraph of its own with its headline, sources and time.</summary>
    private static void AssertStories(Digest digest, IReadOnlyList<JsonObject> embeds)
    {
        var paragraphs = embeds.SelectMany(Paragraphs).Select(p => p.Split('\n')).ToList();
        var stories = digest.Stories.ToList();
        Assert.Equal(
            digest.Sections.Count(s => s.LastDays.Sum() > 0),
            embeds.Count(e => LastDays().IsMatch(Text(e, "description"))));

        Assert.Equal(stories.Select(s => s.Link ?? ""), paragraphs.Select(p => Heading().Match(p[0]).Groups["link"].Value));
        Assert.All(paragraphs.Zip(stories), pair =>
        {
            var (lines, story) = pair;
            var small = lines.Where(l => l.StartsWith("-# ", StringComparison.Ordinal)).Select(l => l[3..]).ToList();
            Assert.Equal(story.IsFollowUp ? 2 : 1, small.Count);
            Assert.Equal(small, lines[^small.Count..].Select(l => l[3..]));
            Assert.InRange(lines.Length - small.Count, 1, 2);
            Assert.Single(Time().Matches(small[0]));
            var title = Heading().Match(lines[0]).Groups["title"].Value;
            Assert.NotEmpty(title);
            AssertHarmless(title);
            Assert.All([.. lines[1..^small.Count], .. small], AssertHarmless);
            Assert.Equal(story.Sources.Count > 1, Digits().Match(small[0]) is { Success: true } count && count.Value == $"{story.Sources.Count}");
        });
    }

    /// <summary>Nothing unseen, and once our own times and links and the escapes are taken out, nothing is left that Discord would read.</summary>
    private static void AssertHarmless(string line)
    {
        Assert.DoesNotMatch(Unseen(), line);
        Assert.DoesNotMatch(Markdown(), SourceLink().Replace(Escaped().Replace(Time().Replace(line, "§"), "§"), "${name}"));
    }

    private static Digest RandomDigest(Random random)
    {
        var hostile = new HostileText(random);
        var number = 0;
        var large = random.Next(100) == 0;
        var sections = Enumerable.Range(0, random.Next(1, large ? 15 : 4)).Select(_ => new DigestSection(
            new TopicId("topic"),
            hostile.Line(random.Next(3, 30)) + "!",
            [.. Enumerable.Range(0, random.Next(1, large ? 30 : 5)).Select(_ => Story(hostile.Title()) with
            {
                Link = random.Next(10) == 0 ? null : $"https://example.org/own/{++number}" + new string('x', random.Next(10) == 0 ? 1_900 : 3),
                Summary = hostile.Line(random.Next(40)),
                Sources = [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2, 20) : 1).Select(_ => RandomSource(random, hostile))],
                Earlier = random.Next(5) == 0 ? hostile.Title() : null,
                OtherTopics = [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => hostile.Line(4) + "!")],
            })])
        {
            LastDays = random.Next(3) == 0 ? [] : [.. Enumerable.Range(0, 7).Select(_ => random.Next(5) == 0 ? random.Next(100_000) : random.Next(2))],
        });
        return Of([.. sections]) with { Language = Languages[random.Next(Languages.Length)] };
    }

    private static DigestSource RandomSource(Random random, HostileText hostile) => new(
        hostile.Line(random.Next(8)) + "!",
        random.Next(5) == 0 ? null : $"https://example.org/source/{random.Next(100)}" + new string('x', random.Next(5) == 0 ? random.Next(1_900) : 3),
        DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(-60_000_000_000, 250_000_000_000)));

    private static IEnumerable<JsonObject> Embeds(JsonObject message) => message["embeds"]!.AsArray().Select(e => e!.AsObject());

    /// <summary>Without the line of the last days.</summary>
    private static List<string> Paragraphs(JsonObject embed) => [.. LastDays().Replace(Text(embed, "description"), "").Split("\n\n")];

    private static string Text(JsonObject embed, string member) => embed[member]?.ToString() ?? "";

    private static string Footer(JsonObject embed) => embed["footer"]?["text"]?.ToString() ?? "";

    [GeneratedRegex(@"^\*\*(\[(?<title>.*)\]\((?<link>https://example\.org/own/[0-9x]+)\)|(?<title>.*))\*\*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Co}\uFFFD-[\u200B-\u200D]]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[\\*_~`|<>\[\]]|https?://|@(everyone|here)|:[a-z0-9_+-]+:|^(#|-|\+|[0-9]+[.)])", RegexOptions.IgnoreCase)]
    private static partial Regex Markdown();

    [GeneratedRegex(@"\[(?<name>[^\[\]]+)\]\(https://example\.org/source/[0-9x]+\)")]
    private static partial Regex SourceLink();

    [GeneratedRegex(@"^[0-9]+(?= sources: | 个来源：| 個來源：)")]
    private static partial Regex Digits();

    [GeneratedRegex("^-# `[▁▂▃▄▅▆▇█]{7}` (?:[0-9]+ in 7 days|近 7 天 [0-9]+ 篇)\n\n")]
    private static partial Regex LastDays();

    [GeneratedRegex("<t:-?[0-9]+:f>")]
    private static partial Regex Time();

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]")]
    private static partial Regex Escaped();
}
