using System.Net;
using NewsBot.Fetching;

namespace NewsBot.Tests.Fetching;

public sealed class RedirectTrailTests
{
    [Theory]
    [InlineData("http://a.example/", "https://a.example/", "https://a.example/")]
    [InlineData("https://a.example/", "http://a.example/", null)]
    [InlineData("https://a.example/", "//b.example/", "https://b.example/")]
    [InlineData("https://a.example/", "/feed#new", "https://a.example/feed")]
    [InlineData("https://a.example/", "#new", null)]
    public void MovedTo_IsNeverLessSecure_AndHasNoFragment(string start, string location, string? movedTo)
    {
        var trail = new RedirectTrail(new Uri(start), maxRedirects: 5);

        trail.Follow(HttpStatusCode.MovedPermanently, location);

        Assert.Equal(movedTo, trail.MovedTo?.AbsoluteUri);
    }

    [Fact]
    public void MovedTo_StaysWhereItWas_AfterATemporaryRedirect()
    {
        var trail = new RedirectTrail(new Uri("https://a.example/"), maxRedirects: 5);

        trail.Follow(HttpStatusCode.MovedPermanently, "https://b.example/");
        trail.Follow(HttpStatusCode.Found, "https://c.example/");
        trail.Follow(HttpStatusCode.PermanentRedirect, "https://d.example/");

        Assert.Equal(("https://d.example/", "https://b.example/"), (trail.Url.AbsoluteUri, trail.MovedTo?.AbsoluteUri));
    }
}
