using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class TopicQueryTests
{
    [Theory]
    [InlineData("robot", "A robot walks", true)]
    [InlineData("robot", "Robots walk", true)]
    [InlineData("robots", "A robot walks", true)]
    [InlineData("robot", "robotics", false)]
    [InlineData("robot*", "robotics", true)]
    [InlineData("robot＊", "robotics", true)]
    [InlineData("ban", "It was banned", true)]
    [InlineData("\"ban\"", "It was banned", false)]
    [InlineData("\"ban\"", "The ban's end", true)]
    [InlineData("AI", "He ails", false)]
    [InlineData("\"humanoid robot\"", "a humanoid robot", true)]
    [InlineData("\"humanoid robot\"", "a robot, humanoid", false)]
    [InlineData("\"open sourc\"*", "open-sourced", true)]
    [InlineData("“humanoid robot”", "a humanoid robot", true)]
    [InlineData("「人形机器人」", "人形機器人亮相", true)]
    [InlineData("a OR b", "b", true)]
    [InlineData("alpha beta", "alpha", false)]
    [InlineData("alpha AND beta", "beta alpha", true)]
    [InlineData("alpha -beta", "alpha beta", false)]
    [InlineData("alpha －beta", "alpha beta", false)]
    [InlineData("alpha NOT beta", "alpha", true)]
    [InlineData("alpha NOT (beta OR gamma)", "alpha gamma", false)]
    [InlineData("alpha AND NOT beta", "alpha", true)]
    [InlineData("(alpha OR beta) gamma", "beta gamma", true)]
    [InlineData("（alpha OR beta） gamma", "gamma", false)]
    [InlineData("alpha beta OR gamma", "gamma", true)]
    [InlineData("alpha OR beta -gamma", "alpha gamma", false)]
    [InlineData("alpha OR beta AND NOT gamma", "alpha gamma", true)]
    [InlineData("alpha ＯＲ beta", "beta", true)]
    [InlineData("alpha or beta", "alpha", false)]
    [InlineData("C++ C# .NET", "C++, C# and .NET", true)]
    [InlineData("AT&T \"Yahoo!\" 1,000", "Yahoo! 1,000 AT&T", true)]
    [InlineData("『机器人』 ｔｉｔｌｅ：亮相", "机器人", false)]
    [InlineData("alpha \"OR\" beta", "alpha or beta", true)]
    [InlineData("机器人 OR robot", "人形机器人亮相", true)]
    [InlineData("機器人", "人形机器人亮相", true)]
    [InlineData("title:robot", "robot", false)]
    public void Query_HoldsAsSearchToolsWouldSay(string query, string text, bool expected) =>
        Assert.Equal(expected, Matches(query, "", text));

    [Theory]
    [InlineData("title:robot")]
    [InlineData("Title: robot")]
    [InlineData("title：\"a robot\"")]
    [InlineData("title:(robot OR drone)")]
    [InlineData("intitle:robot")]
    [InlineData("标题：robot")]
    public void TitlePart_HoldsInTheTitleAlone(string query)
    {
        Assert.True(Matches(query, "A robot", "text"));
        Assert.False(Matches(query, "Title", "a robot, a drone"));
    }

    [Theory]
    [InlineData("en:(ban OR law) zh:(禁令 OR 法律)", "The law is old", true)]
    [InlineData("en:(ban OR law) zh:(禁令 OR 法律)", "這部法律很舊", true)]
    [InlineData("en:(ban OR law) zh:(禁令 OR 法律)", "A dog barks, 法律", false)]
    [InlineData("en:(ban OR law) zh:(禁令 OR 法律)", "これは法律です", false)]
    [InlineData("OpenAI en:law", "OpenAI 这是新的产品发布", true)]
    [InlineData("OpenAI en:law", "OpenAI has a product", false)]
    [InlineData("en:law -OpenAI", "这是新的产品发布", false)]
    [InlineData("zh：机器人 OR robot", "A robot", true)]
    public void LanguagePart_IsAsIfNotWritten_ForOtherLanguages(string query, string text, bool expected) =>
        Assert.Equal(expected, Matches(query, "", text));

    [Theory]
    [InlineData("(alpha", 1, "a '(' is not closed; add ')'")]
    [InlineData("alpha)", 6, "a ')' without its '('; take it out")]
    [InlineData("\"alpha", 1, "a quotation mark is not closed; add one")]
    [InlineData("alpha OR", 9, "a word is missing here")]
    [InlineData("alpha OR OR beta", 10, "a word is missing here")]
    [InlineData("alpha ()", 8, "a word is missing here")]
    [InlineData("", 1, "a word is missing here")]
    [InlineData("-alpha", 1, "nothing here but exclusions")]
    [InlineData("alpha OR -beta", 10, "nothing here but exclusions")]
    [InlineData("alpha - beta", 7, "a '-' stands alone")]
    [InlineData("title:-alpha", 7, "an exclusion can't stand here")]
    [InlineData("alpha & beta", 7, "'&' has no letter or digit")]
    [InlineData("al*pha", 3, "'*' has no meaning here; put it at the end")]
    [InlineData("alpha, beta", 6, "',' has no meaning here; write OR")]
    [InlineData("机器人，无人机", 4, "'，' has no meaning here; write OR")]
    [InlineData("机器人、无人机", 4, "'、' has no meaning here; write OR")]
    [InlineData("alpha|beta", 6, "write OR")]
    [InlineData("+alpha +beta", 1, "all words must be there")]
    [InlineData("'alpha beta'", 1, "double quotes around a phrase")]
    [InlineData("alpha !beta", 7, "'!' has no meaning here")]
    [InlineData("/alpha/", 1, "'/' has no meaning here")]
    [InlineData("alpha~2", 6, "take it and the number out")]
    [InlineData("来源：路透", 1, "neither title: nor a language")]
    [InlineData("alpha^2", 6, "'^' has no meaning here")]
    [InlineData("\"alpha beta\"~5", 13, "'~' has no meaning here")]
    [InlineData("titel:alpha", 1, "'titel:' is neither title: nor a language")]
    [InlineData("https://a.example", 1, "put the word in quotes")]
    public void Query_ErrorsShowThePositionAndTheWayOut(string query, int character, string expected)
    {
        var (topic, error) = TopicDefinition.FromQuery("mine", "Mine", query);

        Assert.Null(topic);
        Assert.StartsWith($"At character {character} of the query: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alpha )", "alpha )\n      ^\nA ')' without its '('; take it out.")]
    [InlineData("机器人 )", "机器人 )\n　　　 ^\nA ')' without its '('; take it out.")]
    public void QueryError_HasACaretUnderThePosition(string query, string expected) =>
        Assert.Equal(expected, TopicDefinition.CheckQuery(query).Error?.WithCaret());

    [Fact]
    public void QueryError_ShowsThePartAroundIt_WhenTheQueryIsLong()
    {
        var query = string.Concat(Enumerable.Repeat("alpha ", 100)) + ")" + string.Concat(Enumerable.Repeat(" beta", 100));
        var lines = TopicDefinition.CheckQuery(query).Error?.WithCaret().Split('\n') ?? [];

        Assert.True(lines[0].Length < 80);
        Assert.Equal(')', lines[0][lines[1].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("alpha or beta", "At character 7 of the query: 'or' is looked for as a word; write OR if it is not meant to be.")]
    [InlineData("甲 或 乙", "At character 3 of the query: '或' is looked for as a word; write OR if it is not meant to be.")]
    public void CheckQuery_HintsAtOperators_WhenTheyAreWords(string query, string expected)
    {
        var (error, hint) = TopicDefinition.CheckQuery(query);

        Assert.Null(error);
        Assert.Equal(expected, hint?.ToString());
    }

    [Theory]
    [InlineData("(", 1_000)]
    [InlineData("title:(", 280)]
    [InlineData("a OR ", 300)]
    [InlineData("aaaaaaaaaa", 300)]
    [InlineData("word", 30)]
    public void Query_IsRefused_WhenItIsMadeToBeSlow(string part, int times) =>
        Assert.NotNull(TopicQuery.Parse(string.Concat(Enumerable.Repeat(part, times)) + "b").Error);

    [Fact]
    public void ExcludedWord_SpeaksAgainst()
    {
        var match = Explain("robot -toy", "a toy robot");

        Assert.Equal(["robot"], match.Evidence.Select(e => e.Text));
        Assert.Equal(["toy"], match.Against.Select(e => e.Text));
    }

    [Fact]
    public void Evidence_HasNoWord_OfAPartForAnotherLanguage() =>
        Assert.Equal(["law"], Explain("en:law zh:GPT -zh:old", "The old law of GPT").Evidence.Select(e => e.Text));

    [Fact]
    public void Explain_NamesTheMissingWords_OfTheTextsLanguage() =>
        Assert.Equal(["robot", "law"], Explain("robot law en:ban zh:机器人", "a ban").Missing);

    private static bool Matches(string query, string title, string text) => Matcher(query).Match(title, text).Count == 1;

    private static TopicMatch Explain(string query, string text) => Matcher(query).Explain("", text).Single();

    private static TopicMatcher Matcher(string query)
    {
        var (topic, error) = TopicDefinition.FromQuery("mine", "Mine", query);
        Assert.Null(error);
        return new TopicMatcher([topic ?? throw new InvalidOperationException()]);
    }
}
