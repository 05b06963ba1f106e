using NewsBot.Cli.Demo;
using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class TopicMatcherTests
{
    private static readonly TopicMatcher Defaults = new(ShippedTopics.Default);

    [Theory]
    [InlineData("GPT-5 is here")]
    [InlineData("GPT5 is here")]
    [InlineData("gpt 5 is here")]
    [InlineData("GPT‑5.2 is here")]
    [InlineData("ＧＰＴ－５ is here")]
    [InlineData("GPT\u200B-5-mini")]
    [InlineData("OpenAI发布GPT-5，性能提升")]
    public void Gpt5_IsFound_InEverySpelling(string title) => Assert.Contains(new TopicId("gpt-5"), TopicsOf(title));

    [Theory]
    [InlineData("GPT-4 is here")]
    [InlineData("GPT-50 is here")]
    [InlineData("GPT-4.5 and 5 others")]
    [InlineData("XGPT-5")]
    public void Gpt5_IsNotFound_InOthers(string title) => Assert.DoesNotContain(new TopicId("gpt-5"), TopicsOf(title));

    [Fact]
    public void Evidence_PointsAtTheOriginal()
    {
        const string Title = "《開源》：ＧＰＴ\u200B－５ 與監管機構";
        var evidence = Defaults.Match(Title, "").SelectMany(m => m.Evidence).ToList();

        Assert.Contains(evidence, e => e.Text == "開源");
        Assert.Contains(evidence, e => e.Text == "ＧＰＴ\u200B－５");
        Assert.All(evidence, e => Assert.Equal(e.Text, Title[e.Start..e.End]));
    }

    [Fact]
    public void Score_WeighsTitleOverLeadOverBody()
    {
        var far = new string('x', 400) + " ";
        var scores = new[] { ("open source", ""), ("Title", "open source"), ("Title", far + "open source") }
            .Select(t => Defaults.Explain(t.Item1, t.Item2).Single(m => m.Topic.Value == "open-source").Score)
            .ToList();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(3, scores.Distinct().Count());
    }

    [Theory]
    [InlineData("Open-source intelligence analysts map the front line")]
    [InlineData("Scaling laws for language models")]
    [InlineData("A voltage regulator for quantum chips")]
    [InlineData("Emotion regulation in teenagers who use apps")]
    [InlineData("由于算法规则的局限性，该模型无法求解")]
    [InlineData("How often should you floss?")]
    [InlineData("The bridge is fully open again")]
    [InlineData("开源节流：公司削减软件开支")]
    public void Defaults_AreNotFooled_ByPhrasesOfOtherFields(string title) => Assert.Empty(TopicsOf(title));

    [Fact]
    public void Defaults_AgreeWithReaders_OnTheSampleSite()
    {
        var wrong = new List<string>();
        var right = 0;
        foreach (var article in SampleOutlets.Read().SelectMany(o => o.Entries))
        {
            var found = Defaults.Match(article.Title, article.Summary + "\n" + string.Join('\n', article.Paragraphs)).Select(m => m.Topic.Value).ToHashSet();
            right += article.Topics.Count(found.Contains);
            wrong.AddRange(found.Except(article.Topics).Select(t => $"wrong {t}: {article.Title}"));
            wrong.AddRange(article.Topics.Except(found).Select(t => $"missed {t}: {article.Title}"));
        }

        // F1 of .95 or more: twice the agreed over twice the agreed and the differing.
        Assert.True(2.0 * right / ((2.0 * right) + wrong.Count) >= 0.95, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("{}", "names")]
    [InlineData("{\"id\":\"A b\",\"names\":{\"en\":\"x\"},\"query\":\"x\"}", "'A b' is no topic id")]
    [InlineData("{\"id\":\"a\",\"names\":{},\"query\":\"x\"}", "a name in one language")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"}}", "cues, combinations or a query")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"cues\":[{\"weight\":2,\"phrases\":[\"x\"]}]}", "cues[0].weight is 2")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"x\",\"threshold\":3}", "threshold is 3")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"cues\":[{\"weight\":1,\"phrases\":[\"@eu\"]}]}", "cues[0].phrases: '@eu' names no set of the topic; sets: none.")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"x\",\"masks\":[\" \"]}", "masks: ' ' is no phrase")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"combinations\":[{\"weight\":1,\"all\":[[\"x\"]]}]}", "combinations[0].all has 1 lists; allowed: 2 to 5")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"combinations\":[{\"weight\":1,\"all\":[[\"x\"],[\"y\"]],\"within\":\"page\"}]}", "within")]
    [InlineData("[{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"x\"},{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"y\"}]", "two topics 'a'")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"x\",\"colour\":1}", "colour")]
    [InlineData("[null]", "null")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"cues\":[null]}", "null")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":null},\"query\":\"x\"}", "null")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"query\":\"x\",\"sets\":{\"s\":null}}", "null")]
    [InlineData("{\"id\":\"a\",\"names\":{\"en\":\"x\"},\"combinations\":[{\"weight\":1,\"all\":[[\"x\"],null]}]}", "null")]
    [InlineData("not json", "line 1")]
    public void Parse_SaysWhatIsWrong(string json, string expected)
    {
        var (topics, error) = TopicDefinition.ParseMany(json);

        Assert.Null(topics);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CountsTheSets_WhereverTheyAreNamed()
    {
        var set = string.Join(',', Enumerable.Range(0, 700).Select(i => $"\"w{i}\""));
        var lists = string.Join(',', Enumerable.Repeat("[\"@s\"]", TopicDefinition.MaxLists));

        var (_, error) = TopicDefinition.Parse(
            $$"""{"id":"a","names":{"en":"x"},"sets":{"s":[{{set}}]},"combinations":[{"weight":1,"all":[{{lists}}]}]}""");

        Assert.Contains("4200 phrases", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", " ")]
    [InlineData("甲", "")]
    public void Parse_RefusesPhrases_OfWhichManyEndAtOnePlace(string word, string blank)
    {
        var phrases = Enumerable.Range(1, TopicDefinition.MaxNesting + 1).Select(n => string.Join(blank, Enumerable.Repeat(word, n)));

        var (_, error) = TopicDefinition.FromQuery("mine", "Mine", string.Join(" OR ", phrases.Select(p => $"\"{p}\"")));

        Assert.Contains($"there are {TopicDefinition.MaxNesting + 1} phrases", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_IsReadBack_AsItWasWritten()
    {
        foreach (var topic in ShippedTopics.Default)
        {
            var (read, error) = TopicDefinition.Parse(topic.ToJson());

            Assert.Null(error);
            Assert.Equal(topic.ToJson(), read?.ToJson());
        }
    }

    private static IEnumerable<TopicId> TopicsOf(string title) => Defaults.Match(title, "").Select(m => m.Topic);
}
