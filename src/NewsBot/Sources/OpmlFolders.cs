using System.Text;

namespace NewsBot.Sources;

/// <summary>A category's folders, written in one line: parted by <c>/</c>, which has a <c>\</c> before it where it is part of a name.</summary>
internal static class OpmlFolders
{
    /// <summary>The category of a folder within another; the same one where the folder has no name.</summary>
    public static string? Within(string? category, string name)
    {
        var escaped = name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("/", @"\/", StringComparison.Ordinal);
        return escaped.Length == 0 ? category : category is null ? escaped : $"{category}/{escaped}";
    }

    /// <summary>The folders' names, outermost first; none for null.</summary>
    public static IReadOnlyList<string> Of(string? category)
    {
        var folders = new List<string>();
        var name = new StringBuilder();
        for (var at = 0; at < category?.Length; at++)
        {
            switch (category[at])
            {
                case '\\' when at + 1 < category.Length:
                    name.Append(category[++at]);
                    break;
                case '/':
                    Close();
                    break;
                default:
                    name.Append(category[at]);
                    break;
            }
        }

        Close();
        return folders;

        void Close()
        {
            if (name.ToString().Trim() is { Length: > 0 } folder)
            {
                folders.Add(folder);
            }

            name.Clear();
        }
    }
}
