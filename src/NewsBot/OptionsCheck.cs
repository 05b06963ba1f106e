using System.Globalization;

namespace NewsBot;

/// <summary>Collects what is wrong with a feature's options, each line naming the key, the value and what is allowed.</summary>
public sealed class OptionsCheck(string section)
{
    private readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    public OptionsCheck InRange<T>(string key, T value, T least, T most, string unit = "")
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            Fail(key, Text(value), $"from {Text(least)} to {Text(most)}{(unit.Length > 0 ? " " + unit : "")}");
        }

        return this;
    }

    public OptionsCheck That(bool holds, string key, string value, string allowed)
    {
        if (!holds)
        {
            Fail(key, value, allowed);
        }

        return this;
    }

    private void Fail(string key, string value, string allowed) =>
        failures.Add($"{section}__{key} is '{value}'; allowed: {allowed}.");

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
