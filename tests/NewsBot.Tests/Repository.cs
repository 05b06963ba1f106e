namespace NewsBot.Tests;

/// <summary>Files at the repository's root, found from where the tests run.</summary>
internal static class Repository
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, name);
            if (System.IO.File.Exists(path) && System.IO.File.Exists(Path.Combine(folder.FullName, "NewsBot.sln")))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"{name} is not at the repository's root.");
    }
}
