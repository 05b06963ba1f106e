using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Cli.Demo;

/// <summary>The outlets bundled with the program, ordered by id.</summary>
internal static class SampleOutlets
{
    private const string Folder = "Demo/Site/";

    // By reflection: generated code passes over the defaults of init-only properties.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<SampleOutlet> Read() =>
        [.. typeof(SampleOutlets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    private static SampleOutlet Read(string name)
    {
        using var file = typeof(SampleOutlets).Assembly.GetManifestResourceStream(name)!; // Its name comes from the same manifest.
        var outlet = JsonSerializer.Deserialize<SampleOutlet>(file, Json) ?? throw new InvalidDataException($"{name} is empty.");
        return outlet with { Id = Path.GetFileNameWithoutExtension(name) };
    }
}
