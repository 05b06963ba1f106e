using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class UrlRulesTests
{
    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://０x7f.1/")]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[::ffff:7f00:1%251]/")]
    [InlineData("http://[64:ff9b::127.0.0.1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://[2606:4700::1111%251]/")]
    public void WhyRefused_NamesTheAddress_InEverySpelling(string url) =>
        Assert.EndsWith(" is not a public address", UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://site.localhost/")]
    [InlineData("http://intranet/")]
    [InlineData("http://printer.local/")]
    [InlineData("http://router.home.arpa/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://Metadata.Google.Internal./computeMetadata/v1/")]
    [InlineData("http://metadata/")]
    [InlineData("http://hidden.onion/")]
    [InlineData("http://ｌｏｃａｌｈｏｓｔ/")]
    public void WhyRefused_NamesTheName_WhenItLeadsInside(string url) =>
        Assert.EndsWith(" is not a public name", UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false), StringComparison.Ordinal);

    // The runtime's own Uri takes none of these for an address.
    [Theory]
    [InlineData("http://%31%32%37.0.0.1/")]
    [InlineData("http://127%2e0.0.1/")]
    [InlineData("http:\\\\127.0.0.1\\")]
    [InlineData("http://127.0.0.1:80\\@site.example/")]
    [InlineData("http://site\n.example/")]
    [InlineData("http:///path")]
    public void Uri_IsNone_OfTheseSpellings(string url) => Assert.False(Uri.TryCreate(url, UriKind.Absolute, out _));

    [Theory]
    [InlineData("http://user:secret@site.example/", "user name or password")]
    [InlineData("http://site.example@127.0.0.1/", "user name or password")]
    [InlineData("http://127.0.0.1%2f@site.example/", "user name or password")]
    [InlineData("http://site.example:22/", "port 22 is not a web server's")]
    [InlineData("http://site.example:0/", "port 0 is not a web server's")]
    [InlineData("https://site.example:1023/", "port 1023 is not a web server's")]
    [InlineData("ftp://site.example/", "begin with http:// or https://")]
    [InlineData("file:///etc/passwd", "begin with http:// or https://")]
    [InlineData("gopher://site.example/", "begin with http:// or https://")]
    [InlineData("http://site.example/a\r\nb", "control characters")]
    [InlineData("http://site.example/\u0000", "control characters")]
    [InlineData("http://⒈⒉⒎.example/", "not valid")]
    public void WhyRefused_NamesThePart_ThatIsNotTaken(string url, string part) =>
        Assert.Contains(part, UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false), StringComparison.Ordinal);

    [Fact]
    public void WhyRefused_HasAReason_ForAPartOfAnAddress() =>
        Assert.NotNull(UrlRules.WhyRefused(new Uri("feed.xml", UriKind.Relative), allowPrivateNetworks: false));

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "an address of 2001 characters is not fetched, only of up to 2000")]
    public void WhyRefused_LooksAtTheLength(int length, string? reason) =>
        Assert.Equal(reason, UrlRules.WhyRefused(new Uri("http://site.example/".PadRight(length, 'x')), allowPrivateNetworks: false));

    [Fact]
    public void WhyRefused_LooksAtTheLengthOfTheName() =>
        Assert.NotNull(UrlRules.WhyRefused(new Uri($"http://{string.Join('.', Enumerable.Repeat("name", 60))}/"), allowPrivateNetworks: false));

    [Theory]
    [InlineData("http://site.example/")]
    [InlineData("http://site.example./")]
    [InlineData("https://site.example:8443/feed?x=1#part")]
    [InlineData("https://site.example:80/")]
    [InlineData("http://site.example:443/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    [InlineData("https://例子.example/")]
    [InlineData("https://with_underscore.example/")]
    [InlineData("https://localhost.example/")]
    public void WhyRefused_IsNull_ForWhatAnybodyMayAsk(string url) =>
        Assert.Null(UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false));

    [Theory]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("http://printer.local/", true)]
    [InlineData("http://169.254.169.254/", false)]
    [InlineData("http://127.0.0.1:22/", false)]
    [InlineData("http://user@127.0.0.1/", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    public void WhyRefused_LiftsNoMoreThanPrivateNetworks_WhenTheyAreAllowed(string url, bool may) =>
        Assert.Equal(may, UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: true) is null);

    [Theory]
    [InlineData("http://user:secret@site.example/?key=secret")]
    [InlineData("http://localhost/secret?key=secret")]
    [InlineData("http://site.example:25/secret?key=secret")]
    [InlineData("secret://site.example/")]
    public void WhyRefused_ShowsNoSecretOfTheAddress(string url) =>
        Assert.DoesNotContain("secret", UrlRules.WhyRefused(new Uri(url), allowPrivateNetworks: false), StringComparison.Ordinal);

    [Fact]
    public void WhyRefused_OutlivesAnyAddress()
    {
        var random = new Random(42);
        const string Parts = "http://user@site.example:8080/p?q#f[]%25:\\①０。\u0001\u00AD\u3002\uD800xn--.";
        for (var i = 0; i < 20_000; i++)
        {
            var text = "http://" + string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => Parts[random.Next(Parts.Length)]));
            if (Uri.TryCreate(text, UriKind.Absolute, out var url))
            {
                UrlRules.WhyRefused(url, allowPrivateNetworks: false);
            }
        }
    }
}
