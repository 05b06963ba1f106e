using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>What stands around an article on its page, told by element, role and by the words of class and id.</summary>
internal static class Boilerplate
{
    private static readonly FrozenSet<string> Tags = new[]
    {
        "nav", "aside", "footer", "menu", "dialog", "select", "label", "fieldset", "figure", "figcaption", "picture", "video", "audio", "svg", "math",
        "object", "applet", "canvas", "map", "rt", "rp", "marquee", "ins",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Words = new[]
    {
        "share", "shares", "sharing", "sharer", "shareaholic", "sharedaddy", "social", "socials", "sociable", "addthis", "addtoany", 
        "related", "relateds", "recommended", "recommendation", "recommendations", "recirc", "recirculation", "outbrain", "taboola", "criteo", "trc", "trending", "mostread", "readmore", "morefrom",
        "newsletter", "newsletters", "subscribe", "subscription", "signup", "syndication", "optin", "mailchimp",
        "cookie", "cookies", "consent", "gdpr",
        "taglist", "tagcloud", 
        "breadcrumb", "breadcrumbs", "button", 
        "author", "authors", "byline", "bylines", "bio", "authorbox", "postmeta", "dateline", "timestamp", "publishdate", "pubdate",
        "nav", "navi", "navigation", "navbar", "subnav", "menu", "submenu", "pagination", "pager", 
        "advert", "adverts", "advertisement", "advertising", "adsense", "dfp", "sponsor", "sponsored", "promo", "promos", "promotion", "anzeige", "werbung",
        "footer", "widgets", "caption", "captions", "credit", "credits", 
        "comment", "comments", "commentlist", "disqus", "respond", "reply", "replies", "reactions", "akismet",
        "likes", 
        "embed", 
        
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly bool Dbg = Environment.GetEnvironmentVariable("DBG") is not null;
    private static readonly FrozenSet<string> Weak = new[]
    {
        "banner", "button", "buttons", "btn", "meta", "metadata", "widget", "rating", "ratings", "vote", "votes", "popup", "modal", "overlay", "lightbox", "tooltip", "gallery", "slideshow", "carousel", "slider", "attachment", "embed", "embedded", "noprint", "toolbar", "tools", "login", "signin", "search", "skip", "print", "printer", "infobox", "factbox", "popular", "viral", "toc", "copyright", "categories", "cats", "sidebar", "tags", "keywords", "ad", "ads", "adv",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static void Remove(IElement root)
    {
        var weights = new Dictionary<IElement, int>();
        var total = MainText.Weigh(root, weights);
        foreach (var element in root.QuerySelectorAll("*").Reverse().ToList())
        {
            if (element.LocalName is "html" or "body" or "head" || !Is(element, weights.GetValueOrDefault(element)) || (weights.GetValueOrDefault(element) > total * Keep && !Strong(element)))
            {
                continue;
            }

            if (Dbg && element.TextContent.Trim().Length > 40) Console.Error.WriteLine($"PRUNE {element.LocalName}.{element.ClassName}#{element.Id} [{element.TextContent.Length}] {string.Join(" ", element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))}");
            element.Remove();
        }
    }

    public static bool Is(IElement element, int weight)
    {
        if (Tags.Contains(element.LocalName))
        {
            return element.LocalName != "figure" || element.QuerySelector("table, blockquote, pre, p + p") is null;
        }

        return IsHidden(element) || (element.GetAttribute("role") is "navigation" or "complementary" or "banner" or "contentinfo" or "search" or "dialog" or "alert" or "menu" or "menubar" or "tablist" or "toolbar") || (IsMarked(element, weight < WeakMax) && !element.LocalName.Equals("article", StringComparison.Ordinal) && !element.LocalName.Equals("main", StringComparison.Ordinal));
    }

    private static readonly double Keep = double.Parse(Environment.GetEnvironmentVariable("KEEP") ?? "0.5", System.Globalization.CultureInfo.InvariantCulture);
    private static bool Strong(IElement element) => element.LocalName is "nav" or "footer" || IsHidden(element) || (element.ClassName + " " + element.Id).Contains("comment", StringComparison.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> HiddenNames = new[] { "hidden", "hide", "is-hidden", "visually-hidden", "visuallyhidden", "sr-only", "d-none", "screen-reader-text", "print-only", "invisible" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Neutral = new[] { "has", "no", "not", "with", "without", "category", "tag", "topic", "topics", "type" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly int WeakMax = int.Parse(Environment.GetEnvironmentVariable("WEAK") ?? "300", System.Globalization.CultureInfo.InvariantCulture);
    private static bool IsMarked(IElement element, bool weak) => HasWord(element.ClassName, weak) || (element.Id is { Length: < 60 } && HasWord(element.Id, weak));

    private static bool HasWord(string? names, bool weak) => names is not null && names.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Any(n => HiddenNames.Contains(n) || HasWordIn(n, weak));

    private static bool HasWordIn(string names, bool weak)
    {

        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            if (i == names.Length || !char.IsAsciiLetter(names[i]) || (i > start && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1])))
            {
                if (start == 0 && i < names.Length && Neutral.Contains(names[..i]))
                {
                    return false;
                }

                if (i > start && (Words.Contains(names[start..i]) || (weak && Weak.Contains(names[start..i]))))
                {
                    return true;
                }

                start = i < names.Length && char.IsAsciiLetter(names[i]) ? i : i + 1;
            }
        }

        return false;
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }

        var style = element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal);
        return style is not null && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }
}
