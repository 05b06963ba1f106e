using System.Collections.Frozen;
using AngleSharp.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>What stands around an article on its page, told by element, role and the words in names of classes and ids.</summary>
internal static class Boilerplate
{
    /// <summary>An element with more prose than that is left, whatever a weak word says.</summary>
    private const int Prose = 300;

    private static readonly FrozenSet<string> Elements = Set(
        "nav aside footer menu dialog button select label fieldset figure figcaption picture video audio svg math object embed applet canvas map rt rp marquee ins");

    private static readonly FrozenSet<string> Roles = Set(
        "navigation complementary banner contentinfo search dialog alert menu menubar tablist toolbar");

    /// <summary>Words that say what an element is.</summary>
    private static readonly FrozenSet<string> StrongWords = Set(
        """
        share shares sharing sharer shareaholic sharedaddy social socials sociable addthis addtoany
        related relateds recommended recommendation recommendations recirc recirculation outbrain taboola criteo trc trending mostread readmore morefrom
        newsletter newsletters subscribe subscription signup syndication optin mailchimp cookie cookies consent gdpr
        taglist tagcloud breadcrumb breadcrumbs nav navi navigation navbar subnav menu submenu pagination pager footer widgets
        author authors authorbox byline bylines bio postmeta dateline timestamp publishdate pubdate caption captions credit credits
        advert adverts advertisement advertising adsense dfp sponsor sponsored promo promos promotion anzeige werbung
        comment comments commentlist disqus respond reply replies reactions akismet likes
        """);

    /// <summary>Words that page builders also give to what holds the article.</summary>
    private static readonly FrozenSet<string> WeakWords = Set(
        """
        ad ads adv banner button buttons btn meta metadata widget sidebar tags keywords categories cats rating ratings vote votes popular viral
        popup modal overlay lightbox tooltip gallery slideshow carousel slider attachment embed embedded noprint print printer
        toolbar tools login signin search skip infobox factbox toc copyright
        """);

    private static readonly FrozenSet<string> HiddenNames = Set(
        "hidden hide is-hidden visually-hidden visuallyhidden sr-only screen-reader-text d-none print-only invisible");

    /// <summary>What a name begins with that speaks of something else: <c>has-sidebar</c>, <c>category-advertising</c>.</summary>
    private static readonly FrozenSet<string> Prefixes = Set("has no not with without category tag topic topics type");

    /// <summary>Removes it, unless that would leave next to nothing.</summary>
    public static void Remove(IElement body)
    {
        var weights = new TextWeights(body, TextBlocks.Of(body));
        var found = new List<IElement>();
        Find(body, weights, found);
        if (found.Sum(weights.Of) <= weights.Of(body) * 6L / 7)
        {
            found.ForEach(e => e.Remove());
        }
    }

    private static void Find(IElement element, TextWeights weights, List<IElement> found)
    {
        foreach (var child in element.Children)
        {
            if (Is(child, weights))
            {
                found.Add(child);
            }
            else
            {
                Find(child, weights, found);
            }
        }
    }

    private static bool Is(IElement element, TextWeights weights)
    {
        if (IsHidden(element))
        {
            return true;
        }

        if (Elements.Contains(element.LocalName))
        {
            // Editors wrap tables and quotations in figures.
            return element.LocalName != "figure" || element.QuerySelector("table, blockquote, pre, p + p") is null;
        }

        var names = $"{element.ClassName} {(element.Id is { Length: < 60 } id ? id : "")}".Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        if (names.Any(HiddenNames.Contains))
        {
            return true;
        }

        if (element.LocalName is "article" or "main" || element.GetAttribute("itemprop") == "articleBody")
        {
            return false;
        }

        var weight = weights.Of(element);
        var isMarked = Roles.Contains(element.GetAttribute("role") ?? "") || names.Any(n => Says(n, StrongWords) || (weight < Prose && Says(n, WeakWords)));

        // Whatever has half of the page's prose is around the article, not beside it; readers' comments alone can be as long.
        return isMarked && (weight * 2 <= weights.Of(element.Owner!.Body!) || names.Any(n => n.Contains("comment", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsHidden(IElement element)
    {
        var style = element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
            || style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a name has one of the words: <c>post-share_bar</c> and <c>PostShareBar</c> have <c>share</c>, <c>shareholder</c> has not.</summary>
    private static bool Says(string name, FrozenSet<string> words)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsAsciiLetter(name[i]) && !(char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1])))
            {
                continue;
            }

            var word = name[start..i].Trim('-', '_', ':', '.');
            if (words.Contains(word))
            {
                return true;
            }

            if (start == 0 && i < name.Length && Prefixes.Contains(word))
            {
                return false;
            }

            start = i < name.Length && char.IsAsciiLetter(name[i]) ? i : i + 1;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
