namespace NewsBot.Cli.Demo;

/// <summary>What the site has under a path.</summary>
internal abstract record SampleAnswer
{
    private SampleAnswer()
    {
    }

    /// <param name="Bytes">The body.</param>
    /// <param name="MediaType">Without a charset: the document declares its own.</param>
    /// <param name="HasETag">Whether an ETag of the body goes with it.</param>
    /// <param name="Modified">Null where no date validates it.</param>
    public sealed record Document(byte[] Bytes, string MediaType, bool HasETag = false, DateTimeOffset? Modified = null) : SampleAnswer;

    /// <param name="Target">Where it is for good.</param>
    public sealed record Moved(Uri Target) : SampleAnswer;
}
