using NewsBot.Feeds;
using NewsBot.Feeds.Markup;

namespace NewsBot.Tests.Feeds.Markup;

public sealed class PersonElementTests
{
    [Theory]
    [InlineData("me@site.example (Some One)", "Some One", "me@site.example")]
    [InlineData("Some One <me@site.example>", "Some One", "me@site.example")]
    [InlineData("Some One (me@site.example)", "Some One", "me@site.example")]
    [InlineData("Some One me+spam@mail.site.example", "Some One", "me+spam@mail.site.example")]
    [InlineData("me@site.example", "me@site.example", "me@site.example")]
    [InlineData("mailto:me@site.example", "me@site.example", "me@site.example")]
    [InlineData("Some One (editor)", "Some One (editor)", null)]
    [InlineData("@someone", "@someone", null)]
    [InlineData("a @ b", "a @ b", null)]
    public void Parse_PartsNameAndAddress(string text, string name, string? email) =>
        Assert.Equal(new FeedAuthor(name, email is null ? null : "mailto:" + email, null, email), PersonElement.Parse(text));
}
