using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace NewsBot.Text;

/// <summary>Months, time zones and particles as dates name them, in the larger languages of alphabets.</summary>
internal static class DateWords
{
    private const int LongestStem = 5;

    // Beginnings without accents, three letters or as many as it takes: English, German, French, Spanish, Portuguese, Italian, Dutch, the
    // Scandinavian ones, Polish, Czech, Hungarian, Turkish, Indonesian, Russian, Ukrainian, Greek. Listopad is November, not Croatia's October.
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = new[]
    {
        "jan ene gen sty led oca янв січ ιαν",
        "feb fev lut uno sub фев лют φεβ",
        "mar mrz mrt maa bre мар бер μαρ μαω",
        "apr abr avr kwi dub nis апр кві απρ",
        "may mai maj mei mag kve май мая тра μαι",
        "jun juin giu cze cervn haz июн чер ιουν ιον",
        "jul juil lug lip cerve tem июл лип ιουλ ιολ",
        "aug ago aou sie srp agu авг сер αυγ",
        "sep set sze wrz zar eyl сен вер σεπ",
        "oct okt out ott paz rij eki окт жов οκτ",
        "nov lis kas ноя лис νοε",
        "dec dez dic des gru pro ara дек гру δεκ",
    }.SelectMany((stems, i) => stems.Split(' ').Select(stem => (stem, Month: i + 1)))
        .ToFrozenDictionary(m => m.stem, m => m.Month, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Minutes east of UTC. RFC 822's names first; of others with several meanings that of the most people.
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Zones = new Dictionary<int, string>
    {
        [0] = "Z GMT UT UTC UCT WET",
        [60] = "CET MET MEZ BST WEST WAT",
        [120] = "CEST MEST MESZ EET CAT SAST",
        [180] = "EEST MSK EAT TRT",
        [210] = "IRST",
        [240] = "MSD GST SAMT",
        [300] = "PKT UZT YEKT",
        [330] = "IST",
        [345] = "NPT",
        [360] = "OMST",
        [420] = "ICT WIB KRAT NOVT",
        [480] = "HKT SGT PHT AWST WITA IRKT",
        [540] = "JST KST WIT YAKT",
        [570] = "ACST",
        [600] = "AEST VLAT",
        [630] = "ACDT",
        [660] = "AEDT MAGT",
        [720] = "NZST FJT",
        [780] = "NZDT",
        [-150] = "NDT",
        [-180] = "ADT BRT ART UYT",
        [-210] = "NST",
        [-240] = "AST AT EDT CLT",
        [-300] = "EST ET CDT COT PET",
        [-360] = "CST CT MDT",
        [-420] = "MST MT PDT",
        [-480] = "PST PT AKDT",
        [-540] = "AKST",
        [-600] = "HST",
    }.SelectMany(z => z.Value.Split(' ').Select(name => (name, z.Key)))
        .ToFrozenDictionary(z => z.name, z => z.Key, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles = (
        "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday st nd rd th er of at on de del den der um à às kl klo "
        + "uhr uur hrs г р в у").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static int? Month(ReadOnlySpan<char> word)
    {
        if (!Ascii.IsValid(word))
        {
            word = WithoutAccents(word);
        }

        for (var length = 3; length <= Math.Min(word.Length, LongestStem); length++)
        {
            if (Months.TryGetValue(word[..length], out var month))
            {
                return month;
            }
        }

        return null;
    }

    /// <summary>Minutes east of UTC. Single letters are RFC 822's, which RSS refers to, not the military's: A is an hour west.</summary>
    public static int? Zone(ReadOnlySpan<char> word) => word switch
    {
        [var letter] when (letter | 0x20) is >= 'a' and <= 'y' and not 'j' and var lower =>
            60 * (lower < 'j' ? 'a' - 1 - lower : lower < 'n' ? 'a' - lower : lower - 'm'),
        _ => Zones.TryGetValue(word, out var minutes) ? minutes : null,
    };

    /// <summary>A word that changes nothing: a weekday, "of", "24th".</summary>
    public static bool IsParticle(ReadOnlySpan<char> word) => Particles.Contains(word);

    private static string WithoutAccents(ReadOnlySpan<char> word) =>
        string.Concat(word.ToString().Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
