using NewsBot.Articles;
using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>A few entries, four of them about a default topic.</summary>
internal static class SampleNews
{
    public static readonly (string Link, string Title, string Text)[] Entries =
    [
        ("http://site.example/1", "Lab releases model weights under an open-source licence", "The open-source community can use and change the model."),
        ("http://site.example/2", "European Commission fines chipmaker over antitrust law", "The regulator says that the company broke competition law."),
        ("http://site.example/3", "Rain expected on Sunday", "Take an umbrella."),
        ("http://site.example/4", "新的开源大模型发布", "该开源模型的权重和代码以宽松许可证公开。"),
        ("http://site.example/5", "Parliament passes AI act", "The new law regulates high-risk AI systems; a regulator will oversee compliance."),
    ];

    /// <summary>So many entries, every one about open source and a story of its own.</summary>
    public static (string Link, string Title, string Text)[] Many(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => ($"http://site.example/open/{i}", Title(i), Text(i)))];

    public static string Title(int number) => $"{Name(number, 0)} {Name(number, 1)} open source {Name(number, 5)} {Name(number, 6)}";

    public static string Text(int number) => $"{Name(number, 2)}, {Name(number, 3)} and {Name(number, 4)}.";

    /// <summary>As step Tag writes it, about open source.</summary>
    public static Tag Tag(string id, string title, string text, DateTimeOffset seen, string source = "Site") => new()
    {
        Topic = BotWorld.OpenSource,
        Article = ArticleId.OfEntry(source, id),
        FirstSeen = seen,
        Published = seen,
        Score = 0.9,
        Title = title,
        Link = $"http://{source.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{id}",
        Summary = text,
        SourceId = source,
        SourceTitle = source,
        Language = "en",
    };

    /// <summary>No two numbers share a name.</summary>
    private static string Name(int number, int word)
    {
        const string Consonants = "bdfgklmnprstvz";
        const string Vowels = "aeiou";
        var name = "";
        for (var seed = (number * 7) + word; name.Length < 6; seed /= Consonants.Length)
        {
            name += $"{Consonants[seed % Consonants.Length]}{Vowels[(number + word + name.Length) % Vowels.Length]}";
        }

        return char.ToUpperInvariant(name[0]) + name[1..] + "x";
    }
}
