using NewsBot.Digests;

namespace NewsBot.Chat;

/// <summary>What a source is called where it is named.</summary>
internal static class SourceName
{
    /// <summary>One line, not escaped; its host where nothing of its name can be seen, and a dash where there is none.</summary>
    public static string Of(DigestSource source, int maxLength) =>
        PlainText.OneLine(source.Name, maxLength) is { Length: > 0 } name ? name
        : SafeLink.From(source.Link) is { } link ? PlainText.OneLine(new Uri(link).Host, maxLength)
        : "–";
}
