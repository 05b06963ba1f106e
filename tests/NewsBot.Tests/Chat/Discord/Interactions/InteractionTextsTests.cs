using System.Reflection;
using System.Text.RegularExpressions;
using NewsBot.Chat;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.Chat.Discord.Interactions.Commands;
using NewsBot.Topics;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed partial class InteractionTextsTests
{
    public static TheoryData<string> Languages => [.. ChatTexts.Languages];

    public static TheoryData<string, string> Sentences =>
    [
        .. from language in ChatTexts.Languages
           from property in typeof(InteractionTexts).GetProperties()
           where property.PropertyType == typeof(string)
           select (language, property.Name),
    ];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Wordings_AreThoseOfTheCommands_AndNoOthers(string language)
    {
        var texts = ChatTexts.For(language).Interactions;

        Assert.Equal(
            CommandList.All.SelectMany(c => c.Runnable.Select(r => r.Path).Append(c.Name)).Distinct().Order(StringComparer.Ordinal),
            texts.Commands.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Options().Select(o => o.Name).Distinct().Order(StringComparer.Ordinal), texts.Options.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            Options().SelectMany(o => o.Choices).Distinct().Order(StringComparer.Ordinal), texts.Choices.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_HasThePlacesOfTheEnglishOne(string language, string sentence)
    {
        Assert.NotEmpty(TextOf(language, sentence));
        Assert.Equal(PlacesIn(TextOf(ChatTexts.Fallback, sentence)), PlacesIn(TextOf(language, sentence)));
    }

    /// <summary>A member sees the commands by their names in the member's own language.</summary>
    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_NamesCommandsAsTheLanguageDoes(string language, string sentence)
    {
        var texts = ChatTexts.For(language).Interactions;
        var names = CommandList.All.SelectMany(c => c.Runnable.Select(r => r.Path == c.Name
            ? $"/{texts.Commands[c.Name].Name}"
            : $"/{texts.Commands[c.Name].Name} {texts.Commands[r.Path].Name}"));

        Assert.Empty(CommandNamed().Matches(TextOf(language, sentence)).Select(m => m.Groups[1].Value).Except(names));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void QueryProblems_AreTold_EachOfThem(string language) => Assert.Equal(
        Enum.GetNames<QueryProblem>().Order(StringComparer.Ordinal),
        ChatTexts.For(language).Interactions.QueryProblems.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Cities_AreInTimeZonesThatThereAre(string language) =>
        Assert.All(ChatTexts.For(language).Interactions.Cities.Values, zone => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));

    private static IEnumerable<OptionDefinition> Options() =>
        CommandList.All.SelectMany(c => c.Runnable).SelectMany(r => r.Command.Options);

    private static string TextOf(string language, string sentence) =>
        typeof(InteractionTexts).GetProperty(sentence, BindingFlags.Public | BindingFlags.Instance)
            ?.GetValue(ChatTexts.For(language).Interactions) as string ?? "";

    private static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("`(/[^`]+)`")]
    private static partial Regex CommandNamed();
}
