using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Chat.Discord.Interactions;

namespace NewsBot.Chat;

/// <summary>What the bot itself says, by language. A further language is one more file in <c>Texts</c>.</summary>
internal sealed partial record ChatTexts
{
    public const string Fallback = "en";

    private const string Folder = "NewsBot.Chat.Texts.";

    private static readonly FrozenDictionary<string, ChatTexts> All = Load();

    public required string Digest { get; init; }
    public required string OneStory { get; init; }
    public required string NothingNew { get; init; }
    public required string FollowUp { get; init; }
    public required string Continued { get; init; }
    public required string AlsoIn { get; init; }
    public required string Untitled { get; init; }

    /// <summary>Between the names of a list.</summary>
    public required string Separator { get; init; }

    /// <summary><c>{0}</c> is a number from 2 up.</summary>
    public required string Stories { get; init; }

    /// <summary><c>{0}</c> is a number from 2 up, <c>{1}</c> their names.</summary>
    public required string Sources { get; init; }

    /// <summary><c>{0}</c> is a headline.</summary>
    public required string Earlier { get; init; }

    /// <summary><c>{0}</c> is how many more there are than were listed.</summary>
    public required string More { get; init; }

    /// <summary><c>{0}</c> is how many, <c>{1}</c> of how many days.</summary>
    public required string LastDays { get; init; }

    /// <summary>How a date and a time are written; of .NET's custom formats.</summary>
    public required string DateAndTime { get; init; }

    /// <summary>On a button, at most 80 characters.</summary>
    public required string Why { get; init; }

    /// <summary><c>{0}</c> is a source's name, <c>{1}</c> the reason.</summary>
    public required string SourceFails { get; init; }

    /// <inheritdoc cref="SourceFails"/>
    public required string SourceGone { get; init; }

    /// <summary><c>{0}</c> is a source's name.</summary>
    public required string SourceWell { get; init; }

    /// <summary>For slash commands.</summary>
    public required InteractionTexts Interactions { get; init; }

    public static IReadOnlyCollection<string> Languages => All.Keys;

    /// <summary>The texts of a BCP 47 language, English where there are none.</summary>
    public static ChatTexts For(string language) => All.GetValueOrDefault(language) ?? All[Fallback];

    public string CountOfStories(int count) =>
        count == 1 ? OneStory : string.Format(CultureInfo.InvariantCulture, Stories, count);

    public string CountOfSources(int count, string names) => string.Format(CultureInfo.InvariantCulture, Sources, count, names);

    public string EarlierAs(string headline) => string.Format(CultureInfo.InvariantCulture, Earlier, headline);

    public string CountOfMore(int count) => string.Format(CultureInfo.InvariantCulture, More, count);

    public string CountOfDays(int count, int days) => string.Format(CultureInfo.InvariantCulture, LastDays, count, days);

    public string SourceKeepsFailing(string name, string reason) => string.Format(CultureInfo.InvariantCulture, SourceFails, name, reason);

    public string SourceIsGone(string name, string reason) => string.Format(CultureInfo.InvariantCulture, SourceGone, name, reason);

    public string SourceIsWell(string name) => string.Format(CultureInfo.InvariantCulture, SourceWell, name);

    private static FrozenDictionary<string, ChatTexts> Load()
    {
        var assembly = typeof(ChatTexts).Assembly;
        var texts = new Dictionary<string, ChatTexts>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)
                ?? throw new InvalidOperationException($"The resource {name} is listed but can't be opened.");
            texts[Path.GetFileNameWithoutExtension(name[Folder.Length..])] =
                JsonSerializer.Deserialize(stream, Json.Default.ChatTexts)
                ?? throw new InvalidOperationException($"The resource {name} is empty.");
        }

        return texts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(ChatTexts))]
    private sealed partial class Json : JsonSerializerContext;
}
