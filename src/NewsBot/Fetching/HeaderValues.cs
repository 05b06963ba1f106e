using System.Net.Http.Headers;

namespace NewsBot.Fetching;

/// <summary>Headers of an answer as they came, before anybody's idea of their grammar.</summary>
internal static class HeaderValues
{
    private const int MaxLength = 1_024;

    /// <summary>
    /// The first line of that name, each byte a character (Latin-1). Null where there is none, and where it is longer than a row of
    /// ours should hold.
    /// </summary>
    public static string? First(HttpHeaders headers, string name)
    {
        if (headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                return value.Length is > 0 and <= MaxLength ? value : null;
            }
        }

        return null;
    }

    /// <summary>All lines of that name as one list (RFC 9110, 5.3).</summary>
    public static string? Joined(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
