using System.Globalization;

namespace NewsBot.Chat.Discord;

/// <summary>Discord's identities, which carry their time: milliseconds since 2015, shifted by 22 bits.</summary>
internal static class Snowflake
{
    private const long Epoch = 1_420_070_400_000;
    private const int TimeShift = 22;

    /// <summary>The least identity that anything made at this time can have.</summary>
    public static ulong At(DateTimeOffset time) =>
        (ulong)Math.Max(0, time.ToUnixTimeMilliseconds() - Epoch) << TimeShift;

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> TimeShift) + Epoch);

    public static bool TryParse(string? text, out ulong id) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
