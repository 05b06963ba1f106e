using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsBot.Articles;
using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>How a topic that a server adds is called, and known by.</summary>
internal static class OwnTopic
{
    public const int MaxName = 60;
    public const int MaxQuery = 500;
    public const int MaxDescription = 200;
    private const int MaxSlug = 40;

    /// <summary>
    /// The id of the topic of that name: its own where it is there already, else one that can be typed, <c>ai-chips</c>; of names in other scripts a
    /// short hash.
    /// </summary>
    /// <param name="name">One line.</param>
    /// <param name="server">Whose.</param>
    /// <param name="own">What the server has.</param>
    public static TopicId IdOf(string name, ServerId server, IReadOnlyList<TopicDefinition> own)
    {
        if (own.FirstOrDefault(t => Has(t, name)) is { } known)
        {
            return known.Id;
        }

        var hash = HashOf(name);
        var id = TopicId.Of(server, Slug(name) is { Length: > 0 } slug ? slug : "t-" + hash);

        // C and C++ are spelled alike.
        return own.Any(t => t.Id == id) ? TopicId.Of(server, $"{id.Name}-{hash}") : id;
    }

    public static bool Has(TopicDefinition topic, string name) => topic.Names.Values.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a name or description: Chinese of its script, else as it is kept for everybody.</summary>
    public static string LanguageOf(string text) =>
        text.Any(c => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF')) ? ChineseScript.Of(text) : ChatTexts.Fallback;

    /// <summary>Empty where the name has letters that no id can have.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (char.IsLetterOrDigit(c))
            {
                return "";
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, MaxSlug)).TrimEnd('-');
    }

    private static string HashOf(string name) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant())).AsSpan(0, 4));
}
