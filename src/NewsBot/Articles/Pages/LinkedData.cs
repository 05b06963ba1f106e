using System.Text.Json;

namespace NewsBot.Articles.Pages;

/// <summary>What a page's linked data (JSON-LD with schema.org's words) say of its article; null where they do not.</summary>
internal sealed record LinkedData
{
    /// <summary>Objects that are looked at.</summary>
    private const int MaxObjects = 1_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public string? Title { get; private init; }

    public string? Body { get; private init; }

    public string? Author { get; private init; }

    public string? Published { get; private init; }

    public string? Publisher { get; private init; }

    public string? Image { get; private init; }

    public string? Language { get; private init; }

    /// <summary>Of the first article among them; what is no JSON is passed over.</summary>
    public static LinkedData Of(IEnumerable<string> scripts)
    {
        foreach (var script in scripts)
        {
            try
            {
                // Editors' systems leave line breaks in strings, which JSON does not allow.
                using var json = JsonDocument.Parse(string.Concat(script.Select(c => char.IsControl(c) ? ' ' : c)).Trim().TrimEnd(';'), Lenient);
                var left = MaxObjects;
                if (Article(json.RootElement, ref left) is { } article)
                {
                    return Read(article);
                }
            }
            catch (JsonException)
            {
                // Broken linked data are common; the page says the same in other places.
                continue;
            }
        }

        return new LinkedData();
    }

    private static JsonElement? Article(JsonElement json, ref int left)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                if (Article(item, ref left) is { } found)
                {
                    return found;
                }
            }
        }

        if (json.ValueKind != JsonValueKind.Object || --left < 0)
        {
            return null;
        }

        if (Texts(json, "@type").Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("Posting", StringComparison.Ordinal) || t == "Report"))
        {
            return json;
        }

        foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
        {
            if (json.TryGetProperty(name, out var inner) && Article(inner, ref left) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static LinkedData Read(JsonElement article) => new()
    {
        Title = Texts(article, "headline").FirstOrDefault() ?? Texts(article, "name").FirstOrDefault(),
        Body = Texts(article, "articleBody").FirstOrDefault(),
        Author = Texts(article, "author").ToList() is { Count: > 0 } authors ? string.Join(", ", authors) : null,
        Published = Texts(article, "datePublished").FirstOrDefault(),
        Publisher = Texts(article, "publisher").FirstOrDefault(),
        Image = Texts(article, "image", "url").FirstOrDefault(),
        Language = Texts(article, "inLanguage").FirstOrDefault(),
    };

    /// <summary>The member's value, or values, or their names.</summary>
    private static IEnumerable<string> Texts(JsonElement json, string member, string name = "name") =>
        !json.TryGetProperty(member, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => Text(v, name)).OfType<string>()
        : Text(value, name) is { } text ? [text]
        : [];

    private static string? Text(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var inner))
        {
            value = inner;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}
