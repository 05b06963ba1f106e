using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;

namespace NewsBot.Fetching;

/// <summary>Headers of an answer as they came, before anybody's idea of their grammar.</summary>
internal static class HeaderValues
{
    private const int MaxLength = 1_024;

    /// <summary>
    /// The first line of that name, each byte a character (Latin-1). Null where there is none, and where it is longer than a row of
    /// ours should hold.
    /// </summary>
    public static string? First(HttpHeaders headers, string name) => First(headers, name, MaxLength);

    /// <summary>Where a redirect points. Servers write paths beyond ASCII in bare UTF-8, though none of it belongs there.</summary>
    public static string? Location(HttpHeaders headers)
    {
        var location = First(headers, "Location", UrlRules.MaxLength);
        var bytes = Encoding.Latin1.GetBytes(location ?? "");
        return Utf8.IsValid(bytes) && location is not null ? Encoding.UTF8.GetString(bytes) : location;
    }

    /// <summary>All lines of that name as one list (RFC 9110, 5.3).</summary>
    public static string? Joined(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    private static string? First(HttpHeaders headers, string name, int maxLength)
    {
        if (headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                return value.Length > 0 && value.Length <= maxLength ? value : null;
            }
        }

        return null;
    }
}
