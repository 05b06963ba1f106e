using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Cli.Demo;

/// <summary>The outlets bundled with the program, ordered by id.</summary>
internal static partial class SampleOutlets
{
    private const string Folder = "Demo/Site/";

    public static IReadOnlyList<SampleOutlet> Read() =>
        [.. typeof(SampleOutlets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    private static SampleOutlet Read(string name)
    {
        using var file = typeof(SampleOutlets).Assembly.GetManifestResourceStream(name)!; // Its name comes from the same manifest.
        var outlet = JsonSerializer.Deserialize(file, Json.Default.SampleOutlet)
            ?? throw new InvalidDataException($"{name} is empty.");
        return outlet with { Id = Path.GetFileNameWithoutExtension(name) };
    }

    [JsonSourceGenerationOptions(
        JsonSerializerDefaults.Web,
        UseStringEnumConverter = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(SampleOutlet))]
    private sealed partial class Json : JsonSerializerContext;
}
