using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("robot arm", "robot AND arm")]
    [InlineData("robot OR drone -toy", "(robot OR drone) AND NOT toy")]
    [InlineData("robot arm OR drone", "(robot AND arm) OR drone")]
    [InlineData("robot AND -toy", "robot AND NOT toy")]
    [InlineData("“large language model” title:chip*", "\"large language model\" AND title:chip*")]
    [InlineData("zh:(芯片 OR 半导体) en:chip", "zh:(芯片 OR 半导体) AND en:chip")]
    [InlineData("\"chip\"", "\"chip\"")]
    [InlineData("\"graphics car\"*", "\"graphics car\"*")]
    public void Understand_WritesOutWhatTheQueryMeans(string query, string expected)
    {
        Assert.Equal(expected, TopicDefinition.Understand(query));
        Assert.Equal(expected, TopicDefinition.Understand(expected));
    }

    [Fact]
    public void Understand_IsNull_WhenTheQueryCantBeRead() => Assert.Null(TopicDefinition.Understand("(robot"));
}
