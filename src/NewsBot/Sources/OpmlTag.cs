using System.Net;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Feeds.Lists;

namespace NewsBot.Sources;

/// <summary>An <c>outline</c> tag, and what programs write into one.</summary>
/// <param name="tag">Names in lower case.</param>
/// <param name="prefix">Of <see cref="OpmlNames.Namespace"/>; null where another program wrote the document.</param>
internal sealed class OpmlTag(HtmlTagToken tag, string? prefix)
{
    /// <summary>FreshRSS's attributes (https://freshrss.github.io/FreshRSS/en/developers/OPML.html).</summary>
    private const string FreshRss = "frss:";

    public bool IsEmpty => tag.IsSelfClosing;

    public bool IsComment => "true".Equals(Value("iscomment"), StringComparison.OrdinalIgnoreCase);

    public string Title => Value("title") ?? Value("text") ?? "";

    /// <summary>Null for a folder.</summary>
    public string? Address => WithoutFeedScheme(Value("xmlurl") ?? Value("feedurl") ?? Value("url"));

    /// <returns>Null for a folder, and with a warning for what is no source of ours.</returns>
    public (OpmlOutline? Outline, string? Warning) ToOutline(string? category)
    {
        if (Address is not { } url)
        {
            return (null, Value(FreshRss + "opmlurl") is { } elsewhere ? $"{Title}: its sources are listed at {elsewhere}; that is not followed." : null);
        }

        var type = Value("type") ?? "";
        if (type.Equals("link", StringComparison.OrdinalIgnoreCase) || type.Equals("include", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"{url}: a link, which is not followed.");
        }

        if (type.Contains("XPath", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"{url}: a page read by XPath; add it with 'newsbot sources add --kind page' and CSS selectors.");
        }

        var (form, fault) = type.StartsWith("JSON+", StringComparison.OrdinalIgnoreCase) ? ListForm.Parse(FreshRssJson) : ListForm.Parse(Ours);
        return form is null ? (null, $"{url}: {fault}") : (
            new OpmlOutline
            {
                Url = url,
                Title = Title == url ? "" : Title,
                Category = category ?? CategoryAttribute(),
                Language = Value("language"),
                HomePage = Value("htmlurl"),
                Description = Value("description"),
                Form = form,
                FullText = Ours(OpmlNames.FullText) == "true" || Value(FreshRss + "cssfullcontent") is not null,
                Enabled = Ours(OpmlNames.Enabled) != "false",
            },
            null);
    }

    /// <summary>The prefix that the tag declares for a namespace; null where it does not.</summary>
    public static string? PrefixOf(string ns, HtmlTagToken tag) =>
        tag.Attributes.Find(a => a.Value == ns && a.Name.StartsWith("xmlns:", StringComparison.Ordinal)).Name?["xmlns:".Length..];

    private string? Ours(string name) => prefix is null ? null : Value($"{prefix}:{name}");

    private string? FreshRssJson(string name) => name switch
    {
        "kind" => "json",
        "item" => Value(FreshRss + "jsonitem"),
        "item-title" => Value(FreshRss + "jsonitemtitle"),
        "item-link" => Value(FreshRss + "jsonitemuri"),
        "item-time" => Value(FreshRss + "jsonitemtimestamp"),
        _ => null,
    };

    // Several are parted by commas, each a path or a bare word; one is all that a source has.
    private string? CategoryAttribute() =>
        Value("category")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
            ?.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((string?)null, OpmlFolders.Within);

    private string? Value(string name)
    {
        var value = tag.GetAttribute(name);
        if (prefix is null && value.Contains('&', StringComparison.Ordinal))
        {
            // Others escape twice.
            value = WebUtility.HtmlDecode(value);
        }

        return value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    private static string? WithoutFeedScheme(string? url) =>
        url?.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) != true ? url
        : url["feed:".Length..] is var rest && rest.StartsWith("//", StringComparison.Ordinal) ? "http:" + rest
        : rest;
}
