using System.CommandLine;
using System.Globalization;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary>The options that say which articles of a topic a subscription wants.</summary>
internal sealed class FilterOptions
{
    private const string Queries = "queries as topics have them, of at most 200 characters, such as 'robot* OR \"humanoid robot\"'";

    private readonly Option<IReadOnlyList<string>> languages = CheckedOption.Many<string>(
        "--language", "Of articles: en, zh, zh-Hans, zh-Hant, …", ArticleFilter.MaxEntries, ArticleFilter.AllowedLanguages, ArticleFilter.TryParseLanguage);

    private readonly Option<double> minScore = CheckedOption.One<double>(
        "--min-score",
        "The least score of an article, such as 0.7.",
        "0 to 1",
        (string text, out double value) =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 1);

    private readonly Option<IReadOnlyList<string>> sources = Sources("--source", "Only from this source: its id, title, or a host such as example.org.");
    private readonly Option<IReadOnlyList<string>> notSources = Sources("--not-source", "Not from this source, likewise.");
    private readonly Option<IReadOnlyList<string>> words = Words("--word", "Only articles whose title or summary says so; a query as topics have them.");
    private readonly Option<IReadOnlyList<string>> notWords = Words("--not-word", "No articles that say so, likewise.");

    public IEnumerable<Symbol> All => [languages, minScore, sources, notSources, words, notWords];

    /// <summary>Null where everything is wanted.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="known">How people call sources.</param>
    /// <exception cref="UserException">A source is not known.</exception>
    public ArticleFilter? Read(ParseResult parsed, KnownSources known)
    {
        var filter = new ArticleFilter
        {
            Languages = [.. Given(languages).Distinct()],
            MinScore = parsed.GetValue(minScore),
            Sources = known.Find(sources.Name, Given(sources)),
            NotSources = known.Find(notSources.Name, Given(notSources)),
            Words = Given(words),
            NotWords = Given(notWords),
        };
        return filter.IsOpen ? null : filter;

        IReadOnlyList<string> Given(Option<IReadOnlyList<string>> option) => parsed.GetValue(option) ?? [];
    }

    private static Option<IReadOnlyList<string>> Sources(string name, string description) => CheckedOption.Many<string>(
        name,
        description,
        ArticleFilter.MaxEntries,
        "a source's id or title, or a host such as example.org",
        (string text, out string? value) =>
        {
            value = text.Trim();
            return value.Length > 0;
        });

    private static Option<IReadOnlyList<string>> Words(string name, string description)
    {
        var option = CheckedOption.Many<string>(
            name,
            description,
            ArticleFilter.MaxEntries,
            Queries,
            (string text, out string? value) =>
            {
                value = text;
                return text.Length <= ArticleFilter.MaxQuery;
            });

        // The query's own error says at which character it is wrong.
        option.Validators.Add(result =>
        {
            foreach (var (text, error) in result.Tokens.Select(t => (t.Value, TopicDefinition.CheckQuery(t.Value).Error)).Where(t => t.Error is not null))
            {
                result.AddError($"{name} is '{text}'. {error}");
            }
        });
        return option;
    }
}
