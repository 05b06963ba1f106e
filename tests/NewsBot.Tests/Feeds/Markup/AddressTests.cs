using NewsBot.Feeds.Markup;

namespace NewsBot.Tests.Feeds.Markup;

public sealed class AddressTests
{
    /// <summary>The examples of RFC 3986, 5.4, and what feeds write besides.</summary>
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData(" http://x.example/詹 ", "http://x.example/詹")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    public void Resolve_FollowsTheRfc(string address, string expected) => Assert.Equal(expected, Address.Resolve(address, "http://a/b/c/d;p?q"));

    [Theory]
    [InlineData("g", "http://a.example", "http://a.example/g")]
    [InlineData("?q", "http://a.example", "http://a.example?q")]
    [InlineData("g", null, "g")]
    [InlineData("  ", "http://a.example", null)]
    public void Resolve_ManagesWithLess(string address, string? against, string? expected) => Assert.Equal(expected, Address.Resolve(address, against));
}
