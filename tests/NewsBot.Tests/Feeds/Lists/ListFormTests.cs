using System.Text.Json;
using NewsBot.Feeds.Lists;

namespace NewsBot.Tests.Feeds.Lists;

public sealed class ListFormTests
{
    [Fact]
    public void Parse_GivesAFeed_WhenNothingIsSaid()
    {
        Assert.Equal((ListForm.Feed, null), Parse());
    }

    [Fact]
    public void Parse_GivesEachMember()
    {
        var (form, error) = Parse(("kind", "PAGE"), ("item", " li "), ("item-title", "h2"), ("item-link", "a@href"), ("item-time", "time@datetime"));

        Assert.Null(error);
        Assert.Equal(new ListForm { Kind = ListKind.Page, Item = "li", Title = "h2", Link = "a@href", Time = "time@datetime" }, form);
    }

    [Theory]
    [InlineData("kind", "rss", "--kind is 'rss'; allowed: feed, sitemap, page, json.")]
    [InlineData("kind", "2", "--kind is '2'; allowed: feed, sitemap, page, json.")]
    [InlineData("item", "li", "--item is 'li'; allowed: only with --kind page or --kind json.")]
    public void Parse_SaysWhatIsWrong_WhenItIsNoList(string name, string value, string expected)
    {
        Assert.Equal(expected, Parse((name, value)).Error);
    }

    [Theory]
    [InlineData("item", "li[", "--item is 'li[': allowed: a CSS selector such as 'ul.news > li', with '@' and an attribute's name after it where that is to be taken.")]
    [InlineData("item-title", "h2:last-child", "--item-title is 'h2:last-child': ':last-child' is not supported; allowed: a CSS selector")]
    [InlineData("item", null, "--item is missing; allowed: a CSS selector for each item of the page's list, such as 'ul.news > li'.")]
    public void Parse_SaysWhatIsWrong_WhenItIsAPage(string name, string? value, string expected)
    {
        var (form, error) = Parse(("kind", "page"), ("item", "li"), (name, value));

        Assert.Null(form);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SaysSo_WhenAMemberIsTooLong()
    {
        Assert.Equal("--item has 301 characters; allowed: 300.", Parse(("kind", "page"), ("item", new string('a', 301))).Error);
    }

    [Fact]
    public void ValueOf_GivesWhatIsParsed()
    {
        var form = new ListForm { Kind = ListKind.Page, Item = "li", Link = "a@href" };

        Assert.Equal((form, null), ListForm.Parse(form.ValueOf));
    }

    [Fact]
    public void Form_SurvivesJson()
    {
        var form = new ListForm { Kind = ListKind.Page, Item = "li", Link = "a@href" };

        Assert.Equal(form, JsonSerializer.Deserialize<ListForm>(JsonSerializer.Serialize(form)));
    }

    private static (ListForm? Form, string? Error) Parse(params (string Name, string? Value)[] values) =>
        ListForm.Parse(name => values.LastOrDefault(v => v.Name == name).Value);
}
