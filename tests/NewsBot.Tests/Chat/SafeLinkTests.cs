using NewsBot.Chat;

namespace NewsBot.Tests.Chat;

public sealed class SafeLinkTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f")]
    [InlineData("HTTP://Example.ORG:8080", "http://example.org:8080/")]
    [InlineData("https://en.wikipedia.org/wiki/GPT_(model)", "https://en.wikipedia.org/wiki/GPT_%28model%29")]
    [InlineData("https://example.org/a b>c\"d'e[f]g`h\\i|j^k{l}*", "https://example.org/a%20b%3Ec%22d%27e%5Bf%5Dg%60h/i%7Cj%5Ek%7Bl%7D%2A")]
    [InlineData("https://example.org/x) [click](https://evil.example", "https://example.org/x%29%20%5Bclick%5D%28https://evil.example")]
    [InlineData("https://例え.jp/新闻", "https://xn--r8jz45g.jp/%E6%96%B0%E9%97%BB")]
    [InlineData("https://example.org/\u202Egpj.exe", "https://example.org/%E2%80%AEgpj.exe")]
    [InlineData("https://example.org/a%20b", "https://example.org/a%20b")]
    public void From_GivesPlainAscii_WhenTheAddressIsOfTheWeb(string link, string expected) =>
        Assert.Equal(expected, SafeLink.From(link));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("discord://invite")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("http://[::1]/")]
    [InlineData("https://")]
    public void From_GivesNothing_WhenItIsNoAddressToClick(string? link) => Assert.Null(SafeLink.From(link));

    [Fact]
    public void From_GivesNothing_WhenTheAddressIsEndless()
    {
        Assert.Null(SafeLink.From("https://example.org/" + new string('a', 2_000)));
        Assert.Null(SafeLink.From("https://example.org/" + new string('中', 500)));
    }
}
