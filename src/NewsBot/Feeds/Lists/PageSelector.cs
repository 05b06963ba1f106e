using AngleSharp.Css.Parser;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// A CSS selector (https://www.w3.org/TR/selectors-4/), of which what comes after <c>@</c> names an attribute to take instead of
/// the text. It decides as an element opens, so it can't ask for what comes after: <c>:last-child</c>, <c>:has()</c> and the like.
/// </summary>
internal sealed class PageSelector
{
    private const int MaxSteps = 64;

    /// <summary>Follows the name of the option in a message.</summary>
    private const string Allowed = "allowed: a CSS selector such as 'ul.news > li', with '@' and an attribute's name after it where that is to be taken";

    private readonly IReadOnlyList<SelectorStep> steps;

    private PageSelector(IReadOnlyList<SelectorStep> steps, string? attribute)
    {
        this.steps = steps;
        Attribute = attribute;
    }

    /// <summary>Null for the text.</summary>
    public string? Attribute { get; }

    /// <summary>The same elements, but their text.</summary>
    public PageSelector OfText => new(steps, null);

    /// <returns>The selector, or what is wrong with it, as the end of a sentence.</returns>
    public static (PageSelector? Selector, string? Fault) Parse(string text)
    {
        var (css, attribute) = Split(text.Trim());
        var parsed = new CssSelectorParser().ParseSelector(css.Length == 0 ? ":scope" : css);
        if (parsed is null)
        {
            return (null, Allowed);
        }

        var compiler = new SelectorCompiler();
        var steps = compiler.Compile(parsed);
        return compiler.NotSupported is { } part ? (null, $"'{part}' is not supported; {Allowed}")
            : steps.Count > MaxSteps ? (null, $"it has {steps.Count} parts; allowed: {MaxSteps}")
            : (new PageSelector(steps, attribute), null);
    }

    /// <summary>Looks at an element as it opens.</summary>
    /// <param name="element">The element.</param>
    /// <param name="above">Of its parent; what is learnt for its next children is noted there.</param>
    /// <param name="own">Of the element.</param>
    /// <returns>Whether it is selected.</returns>
    public bool Selects(PageElement element, ref SelectorTrail above, out SelectorTrail own)
    {
        var here = 0UL;
        var selects = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var before = steps[i].Combinator switch
            {
                ' ' => above.HereOrAbove,
                '>' => above.Here,
                '+' => above.LatestChild,
                '~' => above.AnyChild,
                _ => ulong.MaxValue,
            };
            if ((before & (1UL << Math.Max(0, i - 1))) != 0 && steps[i].Holds(element))
            {
                here |= 1UL << i;
                selects |= steps[i].IsLast;
            }
        }

        own = new SelectorTrail { Here = here, HereOrAbove = above.HereOrAbove | here };
        above.LatestChild = here;
        above.AnyChild |= here;
        return selects;
    }

    private static (string Css, string? Attribute) Split(string text)
    {
        var at = text.LastIndexOf('@');
        var name = text[(at + 1)..];
        return at >= 0 && name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':')
            ? (text[..at].Trim(), name.ToLowerInvariant())
            : (text, null);
    }
}
