using System.Text.Json;
using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

/// <summary>The shipped topics, judged by items written for them: what has the topic, and what only looks like it.</summary>
public sealed class TopicRowsTests
{
    private static readonly string[] Languages = ["en", "zh-Hans", "zh-Hant"];

    private static readonly IReadOnlyList<TopicDefinition> Shipped = [.. ShippedTopics.Default, .. ShippedTopics.Packs["ai"]];

    private static readonly TopicMatcher Matcher = new(Shipped);

    private static readonly IReadOnlyList<Row> Written = [.. Read("default-topics.jsonl"), .. Read("ai-pack.jsonl")];

    public static TheoryData<string, bool, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, bool, string, string>();
            foreach (var row in Written)
            {
                rows.Add(row.Topic, row.Has, row.Title, row.Text);
            }

            return rows;
        }
    }

    public static TheoryData<string> Topics => [.. Shipped.Select(t => t.Id.Value)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Match_AgreesWithTheReader(string topic, bool has, string title, string text) =>
        Assert.Equal(has, Matcher.Match(title, text).Any(m => m.Topic.Value == topic));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Rows_SpeakForTheTopic_InEachLanguage(string topic) =>
        Assert.Equal(Languages, Written.Where(r => r.Topic == topic && r.Has).Select(r => r.Language).Distinct().Order());

    [Theory]
    [MemberData(nameof(Topics))]
    public void Rows_AreEnough_ForAndAgainst(string topic) =>
        Assert.True(Written.Count(r => r.Topic == topic && r.Has) >= 6 && Written.Count(r => r.Topic == topic && !r.Has) >= 4);

    [Theory]
    [MemberData(nameof(Topics))]
    public void Definition_IsDescribed_InEachLanguage(string topic)
    {
        var definition = Shipped.Single(t => t.Id.Value == topic);

        Assert.All(Languages, l => Assert.True(definition.Names.ContainsKey(l) && definition.Descriptions?.ContainsKey(l) == true, l));
    }

    private static IEnumerable<Row> Read(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Topics", "TestData", file))
            .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{file} has an empty row."));

    /// <summary>An item, and whether a reader would say that it has the topic.</summary>
    private sealed record Row(string Topic, bool Has, string Language, string Title, string Text);
}
