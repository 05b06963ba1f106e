using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class CombinationTests
{
    private const string Sentence = """
        {
          "id": "regulation", "names": { "en": "Regulation" },
          "sets": { "authorities": ["EU", "Congress", "欧盟"] },
          "combinations": [{ "weight": 0.7, "all": [["@authorities"], ["ban~", "fine~", "罚款"], ["AI", "Meta", "苹果"]] }],
          "masks": ["ban hammer"]
        }
        """;

    private const string Anywhere = """
        { "id": "a", "names": { "en": "A" }, "combinations": [{ "weight": 0.7, "within": "text", "all": [["alpha", "both"], ["beta", "both"]] }] }
        """;

    [Theory]
    [InlineData("The EU bans AI in schools.", true)]
    [InlineData("AI was banned, the U.S. Congress said.", true)]
    [InlineData("Meta has been\nfined by the EU.", true)]
    [InlineData("歐盟對蘋果罰款五億。", true)]
    [InlineData("The EU met. Meta was fined.", false)]
    [InlineData("歐盟開會。蘋果被罰款。", false)]
    [InlineData("The EU fined a bakery.", false)]
    [InlineData("The EU shows Meta the ban hammer.", false)]
    public void Match_NeedsAPhraseOfEachList_InOneSentence(string text, bool expected) =>
        Assert.Equal(expected, Matcher(Sentence).Match("", text).Count == 1);

    [Fact]
    public void Match_TakesTheTitleForOneSentence() => Assert.Single(Matcher(Sentence).Match("EU meets. Meta fined", ""));

    [Fact]
    public void Evidence_HasAPhraseOfEachList() =>
        Assert.Equal(["EU", "fined", "Meta"], Matcher(Sentence).Match("", "Congress met. The EU fined Meta.").Single().Evidence.Select(e => e.Text));

    [Fact]
    public void Match_JoinsTitleAndText_WithinText() => Assert.Single(Matcher(Anywhere).Match("Beta", "One. Two. Alpha."));

    [Theory]
    [InlineData("both", false)]
    [InlineData("both and both", true)]
    [InlineData("both and beta", true)]
    public void Match_NeedsTwoPlaces_WhenAPhraseIsInTwoLists(string text, bool expected) =>
        Assert.Equal(expected, Matcher(Anywhere).Match("", text).Count == 1);

    [Fact]
    public void Score_Rises_WhenAnotherSentenceSaysItAgain()
    {
        var matcher = Matcher(Sentence);

        Assert.True(matcher.Match("", "The EU bans AI. Congress fined Meta.")[0].Score > matcher.Match("", "The EU bans AI. Congress met.")[0].Score);
    }

    [Fact]
    public void Match_FindsThem_WhenALongerPhraseOfACueCoversOne()
    {
        var matcher = Matcher(Sentence.Replace("\"masks\"", "\"cues\": [{ \"weight\": 0.1, \"phrases\": [\"AI chip\"] }], \"masks\"", StringComparison.Ordinal));

        Assert.Single(matcher.Match("", "The EU bans AI chips."));
    }

    private static TopicMatcher Matcher(string json)
    {
        var (topic, error) = TopicDefinition.Parse(json);
        Assert.Null(error);
        return new TopicMatcher([topic ?? throw new InvalidOperationException()]);
    }
}
