using System.CommandLine.Parsing;
using System.Globalization;

namespace NewsBot.Cli.Verbs;

/// <summary>Lengths of time as people write them: <c>90m</c>, <c>24h</c>, <c>7d</c>.</summary>
internal static class Span
{
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            switch (text[^1])
            {
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
                case 'd':
                    return TimeSpan.FromDays(number);
                default:
                    break;
            }
        }

        result.AddError($"'{text}' is no length of time; allowed: a number and m, h or d, such as 24h.");
        return null;
    }

    /// <summary>To the nearest of its larger units: <c>90m</c>, <c>6h</c>, <c>2d</c>.</summary>
    public static string Describe(TimeSpan time) =>
        time < TimeSpan.FromHours(2) ? $"{time.TotalMinutes:0}m"
        : time < TimeSpan.FromDays(2) ? $"{time.TotalHours:0}h"
        : $"{time.TotalDays:0}d";
}
