namespace NewsBot.Sources;

/// <summary>Well-known feeds on AI and technology in English and Chinese, from <c>default-sources.opml</c>.</summary>
public static class DefaultSources
{
    private const string Name = "NewsBot.Sources.default-sources.opml";

    public static IReadOnlyList<Source> All(DateTimeOffset now)
    {
        using var data = typeof(DefaultSources).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"Resource {Name} is missing from the build.");
        var bytes = new byte[data.Length];
        data.ReadExactly(bytes);
        var read = OpmlDocument.Read(bytes);
        return [.. (read.Outlines ?? throw new InvalidDataException($"{Name}: {read.Error}")).Select(o => Source.From(o, now)).OfType<Source>()];
    }
}
