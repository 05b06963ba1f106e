using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Topics;

/// <summary>
/// A topic as data: weighted cues and combinations of phrases, or a query as users of search tools write it, or both: then the query must
/// hold, and the weights give the score.
/// </summary>
public sealed record TopicDefinition
{
    /// <summary>Those of a set count wherever it is named.</summary>
    public const int MaxPhrases = 3_000;

    /// <summary>Phrases that may end at one place of a text, for each of them is looked at there.</summary>
    public const int MaxNesting = 24;

    /// <summary>Characters of its JSON: half of what a table's cell holds.</summary>
    public const int MaxLength = 30_000;
    public const int MaxCombinations = 30;

    /// <summary>Of a combination.</summary>
    public const int MaxLists = 5;
    public const double UsualThreshold = 0.5;

    // Chinese stays Chinese.
    private static readonly TopicJson Readable =
        new(new JsonSerializerOptions(TopicJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public required TopicId Id { get; init; }

    /// <summary>For people, by language (<c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c>, …).</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    public IReadOnlyDictionary<string, string>? Descriptions { get; init; }

    /// <summary>The score from which on an article has the topic; above 0, at most 1.</summary>
    public double Threshold { get; init; } = UsualThreshold;

    /// <summary>What speaks for it.</summary>
    public IReadOnlyList<Cue>? Cues { get; init; }

    /// <summary>What speaks for it where it stands together.</summary>
    public IReadOnlyList<Combination>? Combinations { get; init; }

    /// <summary>What speaks against it.</summary>
    public IReadOnlyList<Cue>? Against { get; init; }

    /// <summary>What the text must be about besides: where none of its phrases stands, its weight is taken away from the score.</summary>
    public Cue? Context { get; init; }

    /// <summary>Phrases that mean something else: a cue within one of them does not count (<c>law</c> in <c>scaling law</c>).</summary>
    public IReadOnlyList<string>? Masks { get; init; }

    /// <summary>What must hold, see <see cref="TopicQuery"/>.</summary>
    public string? Query { get; init; }

    /// <summary>Lists of phrases by name, for the lists of the topic to share: <c>"@name"</c> in one of them stands for all of a set.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Sets { get; init; }

    /// <summary>In the language, else in its script's sibling, else in English, else in any that it has.</summary>
    public string NameIn(string language) =>
        Names.GetValueOrDefault(language)
        ?? (language.StartsWith("zh", StringComparison.Ordinal) ? Names.GetValueOrDefault("zh-Hans") ?? Names.GetValueOrDefault("zh-Hant") : null)
        ?? Names.GetValueOrDefault("en")
        ?? Names.Values.FirstOrDefault()
        ?? Id.Name;

    public string ToJson() => JsonSerializer.Serialize(this, Readable.TopicDefinition);

    /// <summary>Looks over a query for whoever writes it.</summary>
    /// <returns>What is wrong with it and where; where nothing is, what may be meant otherwise than it is read.</returns>
    public static (QueryError? Error, QueryError? Hint) CheckQuery(string query)
    {
        var (read, error) = TopicQuery.Parse(query);
        return (error, read?.Hint);
    }

    /// <summary>A query as it is understood, with each AND written out; null where it can't be read.</summary>
    public static string? Understand(string query) => TopicQuery.Parse(query).Query?.ToString();

    /// <summary>A topic of a query alone.</summary>
    /// <returns>The topic, or in one line what is wrong.</returns>
    public static (TopicDefinition? Topic, string? Error) FromQuery(string id, string name, string query) =>
        Checked(new TopicDefinition
        {
            Id = new TopicId(id),
            Names = new Dictionary<string, string> { ["en"] = name },
            Threshold = UsualThreshold,
            Query = query,
        });

    /// <summary>Reads a definition as <see cref="ToJson"/> writes it.</summary>
    /// <returns>The topic, or in one line what is wrong and where.</returns>
    public static (TopicDefinition? Topic, string? Error) Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TopicJson.Default.TopicDefinition) is { } topic
                ? Checked(topic)
                : (null, "The definition is empty.");
        }
        catch (JsonException e)
        {
            return (null, Describe(e));
        }
    }

    /// <summary>Reads one definition or a list of them.</summary>
    /// <returns>The topics, or in one line what is wrong with the first that is.</returns>
    public static (IReadOnlyList<TopicDefinition>? Topics, string? Error) ParseMany(string json)
    {
        if (!json.AsSpan().TrimStart().StartsWith("["))
        {
            var (one, wrong) = Parse(json);
            return one is null ? (null, wrong) : ([one], null);
        }

        try
        {
            IEnumerable<TopicDefinition?> written = JsonSerializer.Deserialize(json, TopicJson.Default.IReadOnlyListTopicDefinition) ?? [];
            var read = written.Select(t => t is null ? (Topic: null, Error: "The list has null in it.") : Checked(t)).ToList();
            var error = read.Find(t => t.Topic is null).Error
                ?? (read.GroupBy(t => t.Topic?.Id).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice ? $"There are two topics '{twice}'." : null);
            return error is null ? ([.. read.Select(t => t.Topic).OfType<TopicDefinition>()], null) : (null, error);
        }
        catch (JsonException e)
        {
            return (null, Describe(e));
        }
    }

    private static string Describe(JsonException e) =>
        $"The definition can't be read at line {e.LineNumber + 1}, {e.Path}: {e.Message.Split(" Path:")[0]}";

    /// <summary>A list's phrases, those of the sets it names among them.</summary>
    internal IEnumerable<string> Expand(IEnumerable<string>? phrases) =>
        (phrases ?? []).SelectMany(p => p.StartsWith('@') && Sets is not null ? Sets.GetValueOrDefault(p[1..]) ?? [] : [p]);

    private static (TopicDefinition? Topic, string? Error) Checked(TopicDefinition written)
    {
        // A generated reader gives an absent number as 0.
        var topic = written.Threshold == 0 ? written with { Threshold = UsualThreshold } : written;
        return TopicCheck.FirstFault(topic) is { } fault ? (null, fault) : (topic, null);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    WriteIndented = true,
    Converters = [typeof(TopicIdConverter)])]
[JsonSerializable(typeof(TopicDefinition))]
[JsonSerializable(typeof(IReadOnlyList<TopicDefinition>))]
internal sealed partial class TopicJson : JsonSerializerContext;

internal sealed class TopicIdConverter : JsonConverter<TopicId>
{
    public override TopicId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A topic's id is a string."));

    public override void Write(Utf8JsonWriter writer, TopicId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
