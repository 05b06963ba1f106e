using System.Globalization;
using System.Text.Json;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// Where in JSON a value is: names and places parted by dots, as in <c>data.cards[0].content</c>; <c>[]</c> stands for each of an
/// array or object, and a name of other than letters is quoted: <c>data."a.b"</c>.
/// </summary>
internal sealed class JsonPath
{
    private const int MaxSteps = 32;
    private const int MaxShown = 12;
    private const int MaxName = 30;

    private readonly List<Step> steps = [];

    private JsonPath()
    {
    }

    /// <summary>Null where it is none.</summary>
    public static JsonPath? Parse(string text)
    {
        var path = new JsonPath();
        var at = 0;
        while (at < text.Length)
        {
            if (path.steps.Count == MaxSteps || !(text[at] == '[' ? path.AddPlace(text, ref at) : path.AddName(text, ref at)))
            {
                return null;
            }
        }

        return path;
    }

    /// <summary>All values it leads to, in the document's order.</summary>
    public IEnumerable<JsonElement> Select(JsonElement from) =>
        steps.Aggregate((IEnumerable<JsonElement>)[from], (found, step) => found.SelectMany(step.Select));

    /// <summary>The first value it leads to that says anything.</summary>
    public JsonElement? First(JsonElement from) =>
        Select(from).Where(v => v.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)).Select(v => (JsonElement?)v).FirstOrDefault();

    /// <summary>What is there where the path ends too early, as the end of a sentence; null where it leads somewhere.</summary>
    public string? Miss(JsonElement from)
    {
        IReadOnlyList<JsonElement> found = [from];
        foreach (var step in steps)
        {
            IReadOnlyList<JsonElement> next = [.. found.SelectMany(step.Select).Take(MaxShown)];
            if (next.Count == 0)
            {
                return $"where {step} is asked for there is {Describe(found)}";
            }

            found = next;
        }

        return null;
    }

    /// <summary>What a value is, for people.</summary>
    public static string Describe(IReadOnlyList<JsonElement> values) => values.Count == 0 ? "nothing" : values[0] switch
    {
        { ValueKind: JsonValueKind.Object } value => "{ " + string.Join(", ", value.EnumerateObject().Take(MaxShown).Select(m => Shorten(m.Name))) + " }",
        { ValueKind: JsonValueKind.Array } value => $"an array of {value.GetArrayLength()}",
        { ValueKind: JsonValueKind.String } => "a text",
        var value => $"a {value.ValueKind.ToString().ToLowerInvariant()}",
    };

    private bool AddPlace(string text, ref int at)
    {
        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            return false;
        }

        var place = text[(at + 1)..close].Trim();
        at = close + 1;
        var isNumber = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        steps.Add(isNumber ? new Step(place, number) : new Step(null, null));
        return isNumber || place is "" or "*";
    }

    private bool AddName(string text, ref int at)
    {
        if (steps.Count > 0 && text[at++] != '.')
        {
            return false;
        }

        var isQuoted = at < text.Length && text[at] == '"';
        var start = isQuoted ? at + 1 : at;
        var end = isQuoted ? text.IndexOf('"', start) : start;
        while (!isQuoted && end < text.Length && IsNameCharacter(text[end]))
        {
            end++;
        }

        if (end <= start)
        {
            return false;
        }

        var name = text[start..end];
        at = isQuoted ? end + 1 : end;
        steps.Add(name == "*" && !isQuoted
            ? new Step(null, null)
            : new Step(name, !isQuoted && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null));
        return true;
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '$' or '@' or '*' or '#';

    private static string Shorten(string name) => name.Length <= MaxName ? name : name[..MaxName] + "…";

    /// <param name="Name">Of a member; null where all are meant.</param>
    /// <param name="Place">Of an element, from 0; null where the name is none.</param>
    private sealed record Step(string? Name, int? Place)
    {
        public IEnumerable<JsonElement> Select(JsonElement from) => (from.ValueKind, Name, Place) switch
        {
            (JsonValueKind.Object, { } name, _) => from.TryGetProperty(name, out var member) ? [member] : [],
            (JsonValueKind.Object, null, _) => from.EnumerateObject().Select(m => m.Value),
            (JsonValueKind.Array, null, _) => from.EnumerateArray(),
            (JsonValueKind.Array, _, { } place) => place < from.GetArrayLength() ? [from[place]] : [],
            _ => [],
        };

        public override string ToString() => Name is null ? "[]" : $"'{Name}'";
    }
}
