namespace NewsBot.Fetching;

/// <summary>The directives of <c>Cache-Control</c> (RFC 9111, 5.2): names in lower case, values with or without quotes.</summary>
internal static class CacheControl
{
    public static IEnumerable<(string Name, string? Value)> Directives(string? header)
    {
        foreach (var directive in Split(header ?? ""))
        {
            var parts = directive.Split('=', 2, StringSplitOptions.TrimEntries);
            yield return (parts[0].ToLowerInvariant(), parts.Length == 2 ? parts[1].Trim('"') : null);
        }
    }

    /// <summary>At commas, but not at those within quotes, as in <c>private="a, b"</c>.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length; i++)
        {
            quoted ^= header[i] == '"';
            if (header[i] == ',' && !quoted)
            {
                yield return header[start..i].Trim();
                start = i + 1;
            }
        }

        yield return header[start..].Trim();
    }
}
