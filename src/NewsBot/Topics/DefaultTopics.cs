using System.Text.Json;

namespace NewsBot.Topics;

/// <summary>The topics that the bot comes with, from <c>default-topics.json</c>.</summary>
public static class DefaultTopics
{
    private const string Name = "NewsBot.Topics.default-topics.json";

    public static IReadOnlyList<TopicDefinition> All { get; } = Read();

    private static IReadOnlyList<TopicDefinition> Read()
    {
        using var data = typeof(DefaultTopics).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"Resource {Name} is missing from the build.");
        return JsonSerializer.Deserialize(data, TopicJson.Default.IReadOnlyListTopicDefinition)
            ?? throw new InvalidDataException($"{Name} is empty.");
    }
}
