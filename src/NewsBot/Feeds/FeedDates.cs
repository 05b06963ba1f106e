using NewsBot.Text;

namespace NewsBot.Feeds;

/// <summary>Dates of entries, in every form that feeds use (<see cref="WrittenDate"/>).</summary>
internal static class FeedDates
{
    // Nothing was published on the web before; what says so is an unset clock or an unset field (1970, 1900, year 1).
    private const int FirstYear = 1991;
    private const int LastYear = 2100;

    /// <summary>Null for nonsense; UTC where neither a zone nor the language tells another.</summary>
    public static DateTimeOffset? Parse(string? text) => WrittenDate.Parse(text) is { Year: >= FirstYear and <= LastYear } date ? date : null;
}
