using System.Globalization;

namespace NewsBot.Chat.Discord;

/// <summary>The button under a digest's message that tells why its stories are in it: which digest and which of its stories, in its id.</summary>
/// <param name="Due">The digest's.</param>
/// <param name="First">The first of the message's stories among the digest's, from 0.</param>
/// <param name="Count">How many stories the message has.</param>
internal sealed record WhyButton(DateTimeOffset Due, int First, int Count)
{
    /// <summary>What the id has before its first bar.</summary>
    public const string Name = "why";

    private const char Bar = '|';

    public string CustomId => string.Create(CultureInfo.InvariantCulture, $"{Name}{Bar}{Due.UtcTicks}{Bar}{First}{Bar}{Count}");

    /// <summary>Null where what follows the name in an id is none of ours.</summary>
    public static WhyButton? Parse(string pressed) =>
        pressed.Split(Bar) is [var due, var first, var count]
        && Number(due) is { } ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && Number(first) is { } begin and <= int.MaxValue
        && Number(count) is { } stories and <= int.MaxValue
            ? new WhyButton(new DateTimeOffset(ticks, TimeSpan.Zero), (int)begin, (int)stories)
            : null;

    /// <summary>.NET's own reading of numbers lets NULs pass behind them.</summary>
    private static long? Number(string digits) =>
        digits.All(char.IsAsciiDigit) && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
