using System.Globalization;

namespace NewsBot.Storage;

/// <summary>Instants as parts of row keys: 19 digits of UTC ticks, so that keys sort as time does.</summary>
public static class TimeKey
{
    public static string Ascending(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Newest first.</summary>
    public static string Descending(DateTimeOffset time) =>
        (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    public static DateTimeOffset FromAscending(ReadOnlySpan<char> key) =>
        new(long.Parse(key[..19], NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static DateTimeOffset FromDescending(ReadOnlySpan<char> key) =>
        new(DateTime.MaxValue.Ticks - long.Parse(key[..19], NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
