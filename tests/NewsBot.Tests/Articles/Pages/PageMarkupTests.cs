using NewsBot.Articles.Pages;

namespace NewsBot.Tests.Articles.Pages;

public sealed class PageMarkupTests
{
    [Theory]
    [InlineData("<p>One<p>Two", "<p>One</p><p>Two")]
    [InlineData("<ul><li>One<li>Two</ul>", "<ul><li>One</li><li>Two</li></ul>")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")]
    [InlineData("<div><section>One</div>Two", "<div><section>One</section></div>Two")]
    [InlineData("One</div>Two", "OneTwo")]
    public void Of_ClosesWhatEnds(string page, string expected) => Assert.Equal(expected, PageMarkup.Of(page).Html);

    [Theory]
    [InlineData("<p onclick='x()' class=a data-x=1>One</p>", "<p class=\"a\">One</p>")]
    [InlineData("<p title='a'>5 &lt; 6 &amp; <b>so</b> <i>on</i></p>", "<p>5 &lt; 6 &amp; so on</p>")]
    [InlineData("<script>if (a < b) document.write('<p>no</p>')</script><style>p{}</style><p>yes</p>", "<p>yes</p>")]
    [InlineData("<p id='a\"><img src=x onerror=y>'>One</p>", "<p id=\"a&quot;>&lt;img src=x onerror=y>\">One</p>")]
    public void Of_KeepsWhatTellsAnArticle(string page, string expected) => Assert.Equal(expected, PageMarkup.Of(page).Html);

    [Fact]
    public void Of_FoldsBlanks() => Assert.Equal("<p>One Two</p>", PageMarkup.Of("<p>One \n\t  Two</p>").Html);

    [Fact]
    public void Of_GathersLinkedData() =>
        Assert.Equal(["{\"@type\":\"Article\"}"], PageMarkup.Of("<script type='application/ld+json'>{\"@type\":\"Article\"}</script><script>x</script>").LinkedData);

    [Fact]
    public void Of_KeepsTheTextOnly_WhereNestingIsAbsurd()
    {
        var html = PageMarkup.Of(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep" + string.Concat(Enumerable.Repeat("</div>", 99_999)) + "<p>on").Html;

        Assert.Contains("deep", html, StringComparison.Ordinal);
        Assert.InRange(html.Split("<div>").Length - 1, 100, 300);
    }

    [Fact]
    public void Of_Stops_WhereElementsAreTooMany() =>
        Assert.InRange(PageMarkup.Of(string.Concat(Enumerable.Repeat("<i></i><p>a</p>", 200_000))).Html.Split("<p>").Length, 1_000, 60_000);
}
