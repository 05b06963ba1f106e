using System.Net;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::127.0.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fd12::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("3fff::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    public void IsPublic_IsFalse_ForWhatIsNobodysBusiness(string address) => Assert.False(AddressRules.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("192.0.1.1")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("168.63.129.17")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("240e::1")]
    public void IsPublic_IsTrue_ForTheRest(string address) => Assert.True(AddressRules.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://intranet/")]
    [InlineData("http://user:secret@site.example/")]
    [InlineData("http://site.example@127.0.0.1/")]
    [InlineData("http://site.example:22/")]
    [InlineData("ftp://site.example/")]
    [InlineData("file:///etc/passwd")]
    public void WhyRefused_HasAReason_InEverySpelling(string url) =>
        Assert.NotNull(UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false));

    [Theory]
    [InlineData("http://site.example/")]
    [InlineData("https://site.example:8443/feed?x=1")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://例子.example/")]
    public void WhyRefused_IsNull_ForWhatAnybodyMayAsk(string url) =>
        Assert.Null(UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false));

    [Fact]
    public void WhyRefused_ShowsNoSecretOfTheAddress() =>
        Assert.DoesNotContain("secret", UrlRules.WhyRefused(new Uri("http://user:secret@site.example/?key=secret"), false), StringComparison.Ordinal);
}
