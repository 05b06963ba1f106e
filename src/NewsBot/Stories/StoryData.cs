namespace NewsBot.Stories;

/// <summary>The data files of this folder, a line each thing; # begins a comment.</summary>
internal static class StoryData
{
    public static IEnumerable<string> Lines(string file)
    {
        var name = "NewsBot.Stories.Data." + file;
        using var reader = new StreamReader(typeof(StoryData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Resource {name} is missing from the build."));
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
