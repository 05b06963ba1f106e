using System.Text;
using System.Text.Json;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// A value of a JSON item: a path to it, or a text with paths in braces, as in <c>https://site.example/question/{target.id}</c>.
/// </summary>
internal sealed class JsonTemplate
{
    private const int MaxValue = 2_000;

    /// <summary>Follows the name of the option in a message.</summary>
    private const string Allowed = "allowed: a path such as 'data.list' or 'author[0].name', or a text with paths in braces";

    private readonly List<(string Before, JsonPath Path)> parts = [];
    private string after = "";

    private JsonTemplate()
    {
    }

    /// <returns>The template, or what is wrong with it, as the end of a sentence.</returns>
    public static (JsonTemplate? Template, string? Fault) Parse(string text)
    {
        var template = new JsonTemplate();
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return template.Add("", text) ? (template, null) : (null, Allowed);
        }

        var at = 0;
        for (int open; (open = text.IndexOf('{', at)) >= 0;)
        {
            var close = text.IndexOf('}', open);
            if (close < 0 || !template.Add(text[at..open], text[(open + 1)..close]))
            {
                return (null, Allowed);
            }

            at = close + 1;
        }

        template.after = text[at..];
        return (template, null);
    }

    /// <summary>Null where an item lacks one of the values.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isLink">Values are percent-encoded, but for one that the link begins with.</param>
    public string? Of(JsonElement item, bool isLink)
    {
        var text = new StringBuilder();
        foreach (var (before, path) in parts)
        {
            text.Append(before);
            if (Text(path.First(item)) is not { Length: > 0 } value)
            {
                return null;
            }

            text.Append(!isLink || text.Length == 0 ? value : Escaped(value, isInQuery: text.ToString().Contains('?', StringComparison.Ordinal)));
        }

        return text.Append(after).ToString();
    }

    /// <summary>A text or number as text; null for all else.</summary>
    public static string? Text(JsonElement? value)
    {
        var text = value switch
        {
            { ValueKind: JsonValueKind.String } some => some.GetString(),
            { ValueKind: JsonValueKind.Number } some => some.GetRawText(),
            _ => null,
        };
        return text?.Length > MaxValue ? text[..MaxValue] : text;
    }

    private bool Add(string before, string path)
    {
        if (path.Length == 0 || JsonPath.Parse(path) is not { } parsed)
        {
            return false;
        }

        parts.Add((before, parsed));
        return true;
    }

    // A path's slashes are meant as such.
    private static string Escaped(string value, bool isInQuery) =>
        isInQuery ? Uri.EscapeDataString(value) : Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal);
}
