using System.Text.Json;

namespace NewsBot.Topics;

/// <summary>Topics that the bot comes with: the defaults, and packs of a field that are switched on by name.</summary>
public static class ShippedTopics
{
    /// <summary>From <c>default-topics.json</c>.</summary>
    public static IReadOnlyList<TopicDefinition> Default { get; } = Read("default-topics.json");

    /// <summary>By name, from <c>Packs/{name}.json</c>. No two topics have one id, in whatever packs.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<TopicDefinition>> Packs { get; } =
        new Dictionary<string, IReadOnlyList<TopicDefinition>>(StringComparer.Ordinal) { ["ai"] = Read("Packs.ai.json") };

    private static IReadOnlyList<TopicDefinition> Read(string name)
    {
        var resource = $"NewsBot.Topics.{name}";
        using var data = typeof(ShippedTopics).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Resource {resource} is missing from the build.");
        using var text = new StreamReader(data);
        var (topics, error) = TopicDefinition.ParseMany(text.ReadToEnd());
        return topics ?? throw new InvalidDataException($"{name}: {error}");
    }
}
