using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>Time zones by their IANA names, and by cities in the member's language.</summary>
internal static partial class TimeZoneOption
{
    private const int MaxChoices = 25;
    private const string Utc = "Etc/UTC";

    // Windows has names of its own, which stand for one IANA zone each.
    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(z => z.HasIanaId ? z.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(z.Id, out var iana) ? iana : null)
            .OfType<string>()
            .Where(id => id.Contains('/'))
            .Append(Utc)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>The zone's IANA name; null where there is none of that name.</summary>
    public static string? Find(string written, string language)
    {
        var id = Known.Value.FirstOrDefault(z => z.Equals(written, StringComparison.OrdinalIgnoreCase))
            ?? Cities(language).FirstOrDefault(c => c.City.Equals(written, StringComparison.OrdinalIgnoreCase)).Zone
            ?? Known.Value.FirstOrDefault(z => CityOf(z).Equals(written, StringComparison.OrdinalIgnoreCase))
            ?? written;
        return Name().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? id : null;
    }

    /// <summary>Zones whose city or name has what was typed, those that begin with it first.</summary>
    public static IReadOnlyList<Choice> Propose(string typed, string language, DateTimeOffset now) =>
    [
        .. Cities(language)
            .Concat(Known.Value.Select(z => (City: CityOf(z), Zone: z)))
            .Select(c => (c.Zone, Rank: Rank(c.City, c.Zone, typed), c.City))
            .Where(c => c.Rank < int.MaxValue)
            .OrderBy(c => c.Rank)
            .DistinctBy(c => c.Zone)
            .Take(MaxChoices)
            .Select(c => new Choice(Show(c.City, c.Zone, now), c.Zone)),
    ];

    private static int Rank(string city, string zone, string typed) =>
        city.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0
        : zone.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
        : city.Contains(typed, StringComparison.OrdinalIgnoreCase) || zone.Contains(typed, StringComparison.OrdinalIgnoreCase) ? 2
        : int.MaxValue;

    private static IEnumerable<(string City, string Zone)> Cities(string language) =>
        ChatTexts.For(language).Interactions.Cities.Select(c => (c.Key, c.Value));

    private static string CityOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    private static string Show(string city, string zone, DateTimeOffset now)
    {
        var offset = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) ? info.GetUtcOffset(now) : TimeSpan.Zero;
        return string.Create(CultureInfo.InvariantCulture, $"{city} · {zone} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})");
    }

    // What is asked of the system is a name, never a path.
    [GeneratedRegex("^[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
