using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Cli.Hosting;

/// <summary>
/// Configuration as Functions Core Tools build it: the <c>Values</c> of <c>local.settings.json</c> in the working folder, then the
/// environment, which wins.
/// </summary>
internal static class LocalSettings
{
    public const string FileName = "local.settings.json";

    /// <exception cref="UserException">The file is there and can't be read.</exception>
    public static IConfiguration Load(string folder, IReadOnlyDictionary<string, string?>? overrides = null) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(Read(Path.Combine(folder, FileName)))
            .AddEnvironmentVariables()
            .AddInMemoryCollection(overrides ?? new Dictionary<string, string?>())
            .Build();

    /// <summary>These values and nothing of the user's: what the demo shows depends on no machine.</summary>
    public static IConfiguration Only(IReadOnlyDictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static Dictionary<string, string?> Read(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            using var file = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (file.RootElement.TryGetProperty("Values", out var section))
            {
                foreach (var value in section.EnumerateObject())
                {
                    values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{FileName} can't be read: {e.Message}", ExitCode.Usage, e);
        }

        return values;
    }
}
