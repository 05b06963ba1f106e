using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Subscriptions;

/// <summary>Which of a topic's articles a subscription wants; what it does not let through is not wanted and never comes.</summary>
public sealed record ArticleFilter
{
    /// <summary>Of each list.</summary>
    public const int MaxEntries = 20;

    /// <summary>Characters of one query.</summary>
    public const int MaxQuery = 200;

    public const string AllowedLanguages = "en, zh (in both scripts), zh-Hans, zh-Hant, or another language's code of two or three letters";

    /// <summary>BCP 47: <c>en</c>, <c>zh</c> in either script, <c>zh-Hans</c>, <c>zh-Hant</c>, …; any where none is named.</summary>
    public IReadOnlyList<string> Languages { get => field ?? []; init; } = [];

    /// <summary>0 to 1.</summary>
    public double MinScore { get; init; }

    /// <summary>Ids of sources, and hosts of articles with those below them; any where none is named.</summary>
    public IReadOnlyList<string> Sources { get => field ?? []; init; } = [];

    /// <summary>Likewise, of what is left out.</summary>
    public IReadOnlyList<string> NotSources { get => field ?? []; init; } = [];

    /// <summary>Queries as topics have them, of which one must hold of title and summary; no matter where there are none.</summary>
    public IReadOnlyList<string> Words { get => field ?? []; init; } = [];

    /// <summary>Likewise, of which none may hold.</summary>
    public IReadOnlyList<string> NotWords { get => field ?? []; init; } = [];

    /// <summary>That it lets everything through.</summary>
    public bool IsOpen =>
        MinScore == 0 && Languages.Count + Sources.Count + NotSources.Count + Words.Count + NotWords.Count == 0;

    /// <summary>Reads a language as people write it: of tags with a region only Chinese ones, for the script that is usual there.</summary>
    public static bool TryParseLanguage(string? text, [NotNullWhen(true)] out string? language)
    {
        language = text?.ToLowerInvariant() switch
        {
            "zh-hans" or "zh-cn" or "zh-sg" => "zh-Hans",
            "zh-hant" or "zh-tw" or "zh-hk" or "zh-mo" => "zh-Hant",
            { Length: 2 or 3 } code when code.All(char.IsAsciiLetterLower) => code,
            _ => null,
        };
        return language is not null;
    }
}
