using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class OwnTopicTests
{
    private static readonly ServerId Server = new("100000000000000003");

    [Theory]
    [InlineData("AI chips", "ai-chips")]
    [InlineData("  C++ & Rust!", "c-rust")]
    [InlineData("Café Zürich", "cafe-zurich")]
    [InlineData("ＧＰＴ", "gpt")]
    [InlineData("AI 芯片", "")]
    [InlineData("-", "")]
    public void Slug_IsWhatCanBeTyped(string name, string expected) => Assert.Equal(expected, OwnTopic.Slug(name));

    [Theory]
    [InlineData("AI chips")]
    [InlineData("芯片")]
    [InlineData("!?")]
    [InlineData("A name that goes on and on, and on, until nobody can remember how it began")]
    public void IdOf_IsAnIdOfTheServer(string name)
    {
        var id = OwnTopic.IdOf(name, Server, []);

        Assert.True(TopicId.IsValid(id.Name), id.Name);
        Assert.Equal(Server, id.Server);
    }

    [Fact]
    public void IdOf_IsTheOneOfBefore_WhenTheNameIsThere() =>
        Assert.Equal(new TopicId("100000000000000003.c"), OwnTopic.IdOf("c", Server, [Named("C", "c")]));

    [Fact]
    public void IdOf_IsAnother_WhenAnotherNameIsSpelledAlike()
    {
        var id = OwnTopic.IdOf("C++", Server, [Named("C", "c")]);

        Assert.Matches("^c-[0-9a-f]{8}$", id.Name);
        Assert.Equal(id, OwnTopic.IdOf("C++", Server, [Named("C", "c")]));
    }

    [Theory]
    [InlineData("AI chips", "en")]
    [InlineData("芯片", "zh-Hans")]
    [InlineData("晶片與監管", "zh-Hant")]
    public void LanguageOf_IsToldByTheScript(string name, string expected) => Assert.Equal(expected, OwnTopic.LanguageOf(name));

    private static TopicDefinition Named(string name, string id) => new()
    {
        Id = TopicId.Of(Server, id),
        Names = new Dictionary<string, string> { ["en"] = name },
        Query = "c",
    };
}
