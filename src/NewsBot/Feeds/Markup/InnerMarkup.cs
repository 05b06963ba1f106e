namespace NewsBot.Feeds.Markup;

/// <summary>What stands between an element's tags.</summary>
/// <param name="Start">Where it begins in the document.</param>
/// <param name="End">Where it ends.</param>
/// <param name="FirstTag">Where its first tag stands, <c>div</c> not counted; negative where it has none.</param>
internal readonly record struct InnerMarkup(int Start, int End, int FirstTag)
{
    public bool HasTags => FirstTag >= 0 && FirstTag < End;
}
