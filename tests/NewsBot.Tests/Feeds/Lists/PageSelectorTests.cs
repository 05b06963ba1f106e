using System.Text;
using NewsBot.Feeds;
using NewsBot.Feeds.Lists;

namespace NewsBot.Tests.Feeds.Lists;

public sealed class PageSelectorTests
{
    private const string Page = """
        <html><body>
          <main id="m" class="wide  main">
            <h2 title="1">1</h2>
            <p class="a" title="2">2</p>
            <p class="b" lang="en-GB" title="3">3</p>
            <div><p data-x="https://x.example/y" title="4">4</p><ol><li title="5">5</li><li class="a b" title="6">6</li><li title="7">7</li></ol></div>
          </main>
        </body></html>
        """;

    [Theory]
    [InlineData("p", "2 3 4")]
    [InlineData("P.a", "2")]
    [InlineData("#m > p", "2 3")]
    [InlineData("main.main.wide p", "2 3 4")]
    [InlineData("html > body > main > div > ol > li", "5 6 7")]
    [InlineData("h2 + p", "2")]
    [InlineData("h2 ~ p", "2 3")]
    [InlineData("p ~ div li", "5 6 7")]
    [InlineData("li:first-child, h2", "1 5")]
    [InlineData("li:nth-child(odd)", "5 7")]
    [InlineData("li:nth-child(-n+2)", "5 6")]
    [InlineData("p:nth-of-type(2)", "3")]
    [InlineData("p:first-of-type", "2 4")]
    [InlineData("li:not(.a):not(:first-child)", "7")]
    [InlineData("p:not(.a, .b)", "4")]
    [InlineData(":is(h2, ol > .a, .b)", null)]
    [InlineData(":is(h2, .b)", "1 3 6")]
    [InlineData("[data-x]", "4")]
    [InlineData("[data-x^=https]", "4")]
    [InlineData("[data-x$='/y']", "4")]
    [InlineData("[data-x*='x.example']", "4")]
    [InlineData("[lang|=en]", "3")]
    [InlineData("[class~=b]", "3 6")]
    [InlineData("[title='6']", "6")]
    [InlineData("ol > *", "5 6 7")]
    [InlineData("div p li", "")]
    [InlineData("li:last-child", null)]
    [InlineData("div:has(p)", null)]
    [InlineData("a::before", null)]
    [InlineData("a > ", null)]
    [InlineData("..a", null)]
    [InlineData("a || b", null)]
    public void Selector_FindsWhatCssSays(string selector, string? expected)
    {
        var form = new ListForm { Kind = ListKind.Page, Item = selector, Title = "@title" };
        var found = ListReader.Read(form, Encoding.UTF8.GetBytes(Page), "text/html", null) switch
        {
            FeedResult.Read read => string.Join(' ', read.Feed.Entries.Select(e => e.Title)),
            FeedResult.NotAFeed none => none.Reason.Contains("finds nothing", StringComparison.Ordinal) ? "" : null,
            _ => null,
        };

        Assert.Equal(expected, found);
    }
}
