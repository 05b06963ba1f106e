using System.Diagnostics;
using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

/// <summary>What masks, contexts, weights and many hits do, on topics of their own.</summary>
public sealed class TopicRulesTests
{
    [Theory]
    [InlineData("a law firm", 0)]
    [InlineData("the law of law firms", 1)]
    [InlineData("law enforcers", 0)]
    public void Mask_HidesWhatLiesWithinIt(string text, int expected)
    {
        var topic = Topic("""{ "cues": [{ "weight": 0.8, "phrases": ["law"] }], "masks": ["law firm", "law enforc*"] }""");

        Assert.Equal(expected, topic.Match("", text).Count);
    }

    [Fact]
    public void Mask_HidesAQuerysWord() => Assert.Empty(Topic("""{ "query": "robot", "masks": ["robot vacuum"] }""").Match("", "A robot vacuum"));

    [Fact]
    public void Against_LowersAQuerysScore()
    {
        var topic = Topic("""{ "query": "robot", "against": [{ "weight": 0.8, "phrases": ["movie"] }] }""");

        Assert.Single(topic.Match("", "A robot"));
        Assert.Empty(topic.Match("", "A robot movie"));
    }

    [Theory]
    [InlineData("a robot and a strong arm", 1)]
    [InlineData("a robot and a weak arm", 0)]
    [InlineData("a strong arm", 0)]
    public void Query_MustHold_AndWeightsGiveTheScore_WhenThereAreBoth(string text, int expected)
    {
        var topic = Topic("""{ "query": "robot", "cues": [{ "weight": 0.9, "phrases": ["strong"] }, { "weight": 0.1, "phrases": ["weak"] }] }""");

        Assert.Equal(expected, topic.Match("", text).Count);
    }

    [Fact]
    public void Cues_AtOnePlace_CountOnce()
    {
        var both = Topic("""{ "cues": [{ "weight": 0.6, "phrases": ["regulate~"] }, { "weight": 0.4, "phrases": ["regulation"] }] }""");

        Assert.Equal(0.6, both.Match("Regulation", "").Single().Score);
    }

    [Fact]
    public void Phrases_AreTwo_WhenTheirFormsDiffer()
    {
        var topic = Topic("""{ "cues": [{ "weight": 0.9, "phrases": ["weights", "weights~"] }] }""");

        Assert.Single(topic.Match("A weight", ""));
    }

    [Fact]
    public void Match_NeedsEvidence_WhenTheThresholdIsNextToNothing() =>
        Assert.Empty(Topic("""{ "threshold": 0.0001, "query": "robot -toy" }""").Match("A toy robot", ""));

    [Fact]
    public void Inflection_IsFound_WithinAPhrase() =>
        Assert.Equal("releasing the weights", Topic("""{ "cues": [{ "weight": 0.6, "phrases": ["release~ the weights"] }] }""").Match("Releasing the weights", "").Single().Evidence[0].Text, ignoreCase: true);

    [Fact]
    public void Evidence_IsTheWholeWord_OfAPrefix() =>
        Assert.Equal("Regulatory", Topic("""{ "cues": [{ "weight": 0.6, "phrases": ["regulat*"] }] }""").Match("Regulatory news", "").Single().Evidence[0].Text);

    [Theory]
    [InlineData("robot", "robot robot")]
    [InlineData("robot", "robot drone")]
    [InlineData("robot robot", "robot robot robot")]
    public void Score_NeverFalls_WhenMoreSpeaksForIt(string less, string more)
    {
        var topic = Topic("""{ "cues": [{ "weight": 0.6, "phrases": ["robot", "drone"] }] }""");

        Assert.True(topic.Explain("", more)[0].Score >= topic.Explain("", less)[0].Score);
    }

    [Fact]
    public void Score_IsHigher_WhenALongerPhraseIsFound() =>
        Assert.True(Topic("""{ "query": "\"humanoid robot arm\"" }""").Match("Humanoid robot arm", "")[0].Score > Topic("""{ "query": "robot" }""").Match("Humanoid robot arm", "")[0].Score);

    [Fact]
    public void Explain_GivesTheReasons_OfTheScore()
    {
        var topic = Topic("""
            { "cues": [{ "weight": 0.5, "phrases": ["law"] }], "combinations": [{ "weight": 0.4, "all": [["EU"], ["ban~"]] }], "masks": ["law firm"],
              "against": [{ "weight": 0.3, "phrases": ["gene"] }], "context": { "weight": 0.2, "phrases": ["AI"] } }
            """);

        var match = topic.Explain("Law of genes", "A law firm says the EU banned it.").Single();

        Assert.Equal(
            [
                new Reason(ReasonKind.Phrase, "law", "title", 1, 0.5),
                new Reason(ReasonKind.Combination, "EU + banned", "lead", 1, 0.36),
                new Reason(ReasonKind.Against, "gene", "title", 1, 0.3),
                new Reason(ReasonKind.NoContext, "", "", 0, 0.2),
            ],
            match.Reasons);
        Assert.Equal(["law"], match.Masked.Select(e => e.Text));
        Assert.Equal(0.381, match.Score);
    }

    [Fact]
    public void TrueHit_IsFound_BehindNoiseOfMaskedOnes()
    {
        var topic = Topic("""{ "cues": [{ "weight": 0.9, "phrases": ["law"] }], "masks": ["law firm"] }""");
        var noise = string.Concat(Enumerable.Repeat("law firm ", 100_000));

        Assert.Empty(topic.Match("", noise));
        Assert.Equal(noise.Length, topic.Match("", noise + "law").Single().Evidence.Single().Start);
    }

    [Fact]
    public void ExcludedWord_IsFound_BehindNoise() =>
        Assert.Empty(Topic("""{ "query": "alpha -omega" }""").Match("", string.Concat(Enumerable.Repeat("alpha ", 100_000)) + "omega"));

    [Theory]
    [InlineData("a ")]
    [InlineData("a")]
    [InlineData("甲")]
    [InlineData("a. ")]
    public void Match_TakesTimeInProportion_WhateverQueryAndText(string repeated)
    {
        // Phrases of every length that end at every place, prefixes, exclusions, a combination in every sentence.
        var phrase = repeated.Trim(' ', '.');
        var blank = repeated.Contains(' ', StringComparison.Ordinal) ? " " : "";
        var phrases = Enumerable.Range(1, 45).Select(n => string.Join(blank, Enumerable.Repeat(phrase, n))).ToList();
        var query = new string('(', 15) + string.Join(" OR ", phrases.Take(20).Select(p => $"\"{p}\"")) + new string(')', 15) + $" {phrase}* -zz";
        var topic = new TopicMatcher([new TopicDefinition
        {
            Id = new TopicId("hostile"),
            Names = new Dictionary<string, string> { ["en"] = "Hostile" },
            Threshold = 0.1,
            Cues = [new Cue { Weight = 0.5, Phrases = phrases }],
            Combinations = [new Combination { Weight = 0.5, All = [phrases, phrases] }],
            Query = query,
        }]);
        var text = string.Concat(Enumerable.Repeat(repeated, 20_000 / repeated.Length));
        var clock = Stopwatch.StartNew();

        topic.Match("", text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    private static TopicMatcher Topic(string members)
    {
        var (topic, error) = TopicDefinition.Parse("""{ "id": "mine", "names": { "en": "Mine" },""" + members.TrimStart()[1..]);
        Assert.Null(error);
        return new TopicMatcher([topic ?? throw new InvalidOperationException()]);
    }
}
