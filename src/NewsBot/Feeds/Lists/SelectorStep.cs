namespace NewsBot.Feeds.Lists;

/// <summary>One part of a selector: what an element has to be, and where it stands to the element of the step before.</summary>
/// <param name="Combinator"><c>' '</c>, <c>&gt;</c>, <c>+</c>, <c>~</c>; NUL for the first step.</param>
/// <param name="Tests">All have to hold.</param>
/// <param name="IsLast">An element that gets here is selected.</param>
internal sealed record SelectorStep(char Combinator, IReadOnlyList<Predicate<PageElement>> Tests, bool IsLast)
{
    public bool Holds(PageElement element)
    {
        foreach (var test in Tests)
        {
            if (!test(element))
            {
                return false;
            }
        }

        return true;
    }
}
