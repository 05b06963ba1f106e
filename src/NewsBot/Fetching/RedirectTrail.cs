using System.Net;

namespace NewsBot.Fetching;

/// <summary>Where redirects led so far (RFC 9110, 15.4), and how far of it is to be remembered.</summary>
internal sealed class RedirectTrail
{
    private readonly int maxRedirects;
    private readonly HashSet<Uri> visited = [];
    private bool permanent = true;

    public RedirectTrail(Uri start, int maxRedirects)
    {
        this.maxRedirects = maxRedirects;
        Url = start;
        visited.Add(start);
    }

    /// <summary>What is to be asked now.</summary>
    public Uri Url { get; private set; }

    /// <summary>Where the permanent redirects before any other led; null where the first was none.</summary>
    public Uri? MovedTo { get; private set; }

    public bool IsStart => visited.Count == 1;

    public static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Goes on to where a redirect points.</summary>
    /// <returns>Why not, going on from the host's name; null where it went on.</returns>
    public string? Follow(HttpStatusCode status, string? location)
    {
        if (location is null || !Uri.TryCreate(Url, location, out var target))
        {
            return "redirects to what is no address";
        }

        // Its fragment is never sent, and no part of what is remembered; two that differ in it alone are equal to Uri.
        var next = target.Fragment.Length > 0 ? new Uri(target.GetLeftPart(UriPartial.Query)) : target;
        if (!visited.Add(next))
        {
            return "redirects in a loop";
        }

        if (visited.Count > maxRedirects + 1)
        {
            return $"redirects more than {maxRedirects} times";
        }

        // From https to http is followed but not remembered: who asks http from then on can be lied to by anybody on the way.
        permanent &= status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
            && !(Url.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp);
        MovedTo = permanent ? next : MovedTo;
        Url = next;
        return null;
    }
}
