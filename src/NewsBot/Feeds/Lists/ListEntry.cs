using System.Text.RegularExpressions;

namespace NewsBot.Feeds.Lists;

/// <summary>An entry out of the four members that a list gives.</summary>
internal static partial class ListEntry
{
    private const int MaxTitle = 1_000;
    private const int MaxTime = 200;

    /// <summary>Null where it has neither title nor link.</summary>
    public static FeedEntry? Of(string? title, string? link, string? time, Uri? baseUri)
    {
        var plain = FeedText.Folded(title) is { } folded ? folded[..Math.Min(folded.Length, MaxTitle)] : null;
        var address = Resolve(link, baseUri);
        return plain is null && address is null ? null : new FeedEntry { Title = plain, Link = address, Published = Time(time) };
    }

    /// <summary>Null where it is no address of a page on the web.</summary>
    public static string? Resolve(string? link, Uri? baseUri)
    {
        var trimmed = link?.Trim();
        return !string.IsNullOrEmpty(trimmed)
            && (trimmed[0] != '/' && Uri.TryCreate(trimmed, UriKind.Absolute, out var absolute)
                || (baseUri is not null && Uri.TryCreate(baseUri, trimmed, out absolute)))
            ? absolute.Scheme == Uri.UriSchemeHttp || absolute.Scheme == Uri.UriSchemeHttps ? absolute.AbsoluteUri : null
            : null;
    }

    /// <summary>A date as feeds write it, Unix time included, or one within a few words.</summary>
    public static DateTimeOffset? Time(string? text)
    {
        if (FeedDates.Parse(text) is { } date)
        {
            return date;
        }

        return text?.Length <= MaxTime && DateWithin().Match(text) is { Success: true } within ? FeedDates.Parse(within.Value) : null;
    }

    [GeneratedRegex(@"\d{4}(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\d\d?\.\d\d?|年\d\d?月\d\d?日)(?:[T ]\s?\d\d?:\d\d(?::\d\d)?)?")]
    private static partial Regex DateWithin();
}
