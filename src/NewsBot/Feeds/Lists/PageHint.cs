namespace NewsBot.Feeds.Lists;

/// <summary>What on a page may be a list, for people who look for its selector.</summary>
internal sealed class PageHint
{
    private const int MaxKinds = 1_000;
    private const int MaxName = 60;
    private const int LeastItems = 3;
    private const int Shown = 5;

    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    /// <summary>That there is text in an element.</summary>
    public static void AddText(PageElement element)
    {
        for (var around = element; around is not null && !around.HasLink; around = around.Parent)
        {
            if (around.Name == "a")
            {
                around.HasLink = true;
                break;
            }
        }
    }

    /// <summary>An element that is complete.</summary>
    public void Add(PageElement element)
    {
        if (!element.HasLink)
        {
            return;
        }

        if (element.Parent is { } parent)
        {
            parent.HasLink = true;
        }

        if (element.Name is not ("a" or "html" or "body") && KindOf(element) is var kind && (kinds.Count < MaxKinds || kinds.ContainsKey(kind)))
        {
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>The end of a sentence.</summary>
    public override string ToString()
    {
        var lists = kinds.Where(k => k.Value >= LeastItems).OrderByDescending(k => k.Value).Take(Shown).Select(k => $"{k.Value} of '{k.Key}'").ToList();
        return lists.Count > 0
            ? $"with links in them it has {string.Join(", ", lists)}."
            : "it has no list of links at all: it may be made by scripts, which are not run.";
    }

    private static string KindOf(PageElement element)
    {
        var first = element.Attribute("class")?.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first is { Length: <= MaxName } ? $"{element.Name}.{first}" : element.Name;
    }
}
