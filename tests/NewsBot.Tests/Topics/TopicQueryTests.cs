using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class TopicQueryTests
{
    [Theory]
    [InlineData("robot", "A robot walks", true)]
    [InlineData("robot", "Robots walk", true)]
    [InlineData("robot", "robotics", false)]
    [InlineData("robot*", "robotics", true)]
    [InlineData("\"humanoid robot\"", "a humanoid robot", true)]
    [InlineData("\"humanoid robot\"", "a robot, humanoid", false)]
    [InlineData("a OR b", "b", true)]
    [InlineData("alpha beta", "alpha", false)]
    [InlineData("alpha AND beta", "beta alpha", true)]
    [InlineData("alpha -beta", "alpha beta", false)]
    [InlineData("alpha NOT beta", "alpha", true)]
    [InlineData("(alpha OR beta) gamma", "beta gamma", true)]
    [InlineData("机器人 OR robot", "人形机器人亮相", true)]
    [InlineData("機器人", "人形机器人亮相", true)]
    [InlineData("title:robot", "robot", false)]
    public void Query_HoldsAsSearchToolsWouldSay(string query, string text, bool expected) =>
        Assert.Equal(expected, Matches(query, "", text));

    [Fact]
    public void TitleTerm_HoldsInTheTitleAlone()
    {
        Assert.True(Matches("title:robot", "A robot", "text"));
        Assert.False(Matches("title:robot", "Title", "a robot"));
    }

    [Theory]
    [InlineData("(alpha", "At character 1 of the query: a '(' is not closed; add ')'.")]
    [InlineData("alpha)", "At character 6 of the query: a ')' without its '('; take it out.")]
    [InlineData("\"alpha", "At character 1 of the query: a quotation mark is not closed; add one.")]
    [InlineData("alpha OR", "At character 9 of the query: a word is missing here; write one, or one in quotes to look for 'and' or 'or'.")]
    [InlineData("", "At character 1 of the query: a word is missing here; write one, or one in quotes to look for 'and' or 'or'.")]
    [InlineData("-alpha", "At character 1 of the query: there is nothing here but exclusions, and every other text would be found; add a word that must be there.")]
    public void Query_ErrorsShowThePositionAndTheWayOut(string query, string expected)
    {
        var (topic, error) = TopicDefinition.FromQuery("mine", "Mine", query);

        Assert.Null(topic);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Query_IsRefused_WhenItIsMadeToBeSlow()
    {
        Assert.NotNull(TopicQuery.Parse(new string('(', 1_000)).Error);
        Assert.NotNull(TopicQuery.Parse(string.Join(" OR ", Enumerable.Repeat("a", 300))).Error);
        Assert.NotNull(TopicQuery.Parse(new string('a', 3_000)).Error);
    }

    private static bool Matches(string query, string title, string text)
    {
        var (topic, error) = TopicDefinition.FromQuery("mine", "Mine", query);
        Assert.Null(error);
        return new TopicMatcher([topic ?? throw new InvalidOperationException()]).Match(title, text).Count == 1;
    }
}
