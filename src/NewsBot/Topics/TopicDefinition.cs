using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Topics;

/// <summary>A topic as data: either weighted cues, or a query as users of search tools write it.</summary>
public sealed record TopicDefinition
{
    public const int MaxPhrases = 1_000;
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

    /// <summary>What speaks against it.</summary>
    public IReadOnlyList<Cue>? Against { get; init; }

    /// <summary>What the text must be about besides: where none of its phrases stands, its weight is taken away from the score.</summary>
    public Cue? Context { get; init; }

    /// <summary>Phrases that mean something else: a cue within one of them does not count (<c>law</c> in <c>scaling law</c>).</summary>
    public IReadOnlyList<string>? Masks { get; init; }

    /// <summary>In place of cues, see <see cref="TopicQuery"/>.</summary>
    public string? Query { get; init; }

    /// <summary>In the language, else in its script's sibling, else in English, else the id.</summary>
    public string NameIn(string language) =>
        Names.GetValueOrDefault(language)
        ?? (language.StartsWith("zh", StringComparison.Ordinal) ? Names.GetValueOrDefault("zh-Hans") ?? Names.GetValueOrDefault("zh-Hant") : null)
        ?? Names.GetValueOrDefault("en")
        ?? Id.Value;

    public string ToJson() => JsonSerializer.Serialize(this, Readable.TopicDefinition);

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
            var read = (JsonSerializer.Deserialize(json, TopicJson.Default.IReadOnlyListTopicDefinition) ?? []).Select(Checked).ToList();
            var error = read.Find(t => t.Topic is null).Error;
            return error is null ? ([.. read.Select(t => t.Topic).OfType<TopicDefinition>()], null) : (null, error);
        }
        catch (JsonException e)
        {
            return (null, Describe(e));
        }
    }

    private static string Describe(JsonException e) =>
        $"The definition can't be read at line {e.LineNumber + 1}, {e.Path}: {e.Message.Split(" Path:")[0]}";

    private static (TopicDefinition? Topic, string? Error) Checked(TopicDefinition written)
    {
        // A generated reader gives an absent number as 0.
        var topic = written.Threshold == 0 ? written with { Threshold = UsualThreshold } : written;
        var cues = (topic.Cues ?? []).Concat(topic.Against ?? []).Concat(topic.Context is { } context ? [context] : []).ToList();
        var phrases = cues.SelectMany(c => c.Phrases).Concat(topic.Masks ?? []).ToList();
        var error =
            !TopicId.IsValid(topic.Id.Value) ? $"'{topic.Id}' is no topic id; allowed: 1 to {TopicId.MaxLength} of a–z, 0–9 and -, not - first."
            : topic.Names.Count == 0 ? "A topic has a name in one language at least."
            : topic.Threshold is not (> 0 and <= 1) ? $"The threshold is {topic.Threshold}; allowed: above 0, at most 1."
            : topic.Query is null == (topic.Cues is not { Count: > 0 }) ? "A topic has either cues or a query."
            : cues.Find(c => c.Weight is not (> 0 and <= 1)) is { } cue ? $"A weight is {cue.Weight}; allowed: above 0, at most 1."
            : phrases.Count > MaxPhrases ? $"The topic has {phrases.Count} phrases; at most {MaxPhrases} are allowed."
            : phrases.Find(p => Phrase.Parse(p) is null) is { } phrase ? $"'{phrase}' is no phrase; allowed: 1 to {Phrase.MaxLength} characters."
            : topic.Query is { } query ? TopicQuery.Parse(query).Error
            : null;
        return error is null ? (topic, null) : (null, error);
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
