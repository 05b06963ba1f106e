namespace NewsBot.IntegrationTests.Discord;

/// <summary>What goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answered with this status instead of being looked at.</summary>
    public sealed record Status(int Code, string Body = "", string ContentType = "text/html") : Fault;

    /// <summary>429 from Cloudflare: HTML, and none of Discord's headers.</summary>
    public sealed record Cloudflare(TimeSpan? RetryAfter) : Fault;

    /// <summary>429 from Discord with <c>user</c>, <c>global</c> or <c>shared</c> scope.</summary>
    public sealed record RateLimit(string Scope, TimeSpan RetryAfter) : Fault;

    /// <summary>The connection is cut before the request is looked at.</summary>
    public sealed record DropBeforeReading : Fault;

    /// <summary>The request is done, and the connection cut instead of an answer.</summary>
    public sealed record DropAfterAccepting : Fault;

    /// <summary>Nothing is answered until the clock has moved, and then the request is looked at.</summary>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>A webhook's message passes the form and is not kept: an error for who waits, and none for who does not.</summary>
    public sealed record NotSaved : Fault;
}
