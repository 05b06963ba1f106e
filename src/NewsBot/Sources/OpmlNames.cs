namespace NewsBot.Sources;

/// <summary>What OPML does not have and we add, in a namespace of ours so that the document stays valid OPML 2.0.</summary>
internal static class OpmlNames
{
    public const string Namespace = "https://newsbot.example/opml";
    public const string Prefix = "newsbot";

    /// <summary><c>true</c> or <c>false</c>, as those after it.</summary>
    public const string FullText = "full-text";

    public const string Enabled = "enabled";
}
