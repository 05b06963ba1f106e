using NewsBot.Feeds.Markup;

namespace NewsBot.Feeds;

/// <summary>Categories of an entry: their terms, or their labels where they have no term.</summary>
internal static class CategoryElements
{
    /// <summary>False where the element is none.</summary>
    public static bool Read(ref MarkupReader xml, EntryDraft entry)
    {
        switch (xml.Namespace, xml.Name)
        {
            case (FeedNamespace.Core or FeedNamespace.Media, "category") or (FeedNamespace.DublinCore, "subject") or (FeedNamespace.Core, "keywords"):
                if (entry.WantsCategory)
                {
                    var label = xml.Attribute("label"u8);
                    entry.AddCategory(xml.Attribute("term"u8) is { Length: > 0 } term ? term : xml.PlainText() ?? label);
                }

                return true;
            case (FeedNamespace.ITunes, "category"):
                entry.AddCategory(xml.Attribute("text"u8));
                for (var depth = xml.Depth; xml.NextChild(depth);)
                {
                    entry.AddCategory(xml.Attribute("text"u8));
                }

                return true;
            case (FeedNamespace.ITunes or FeedNamespace.Media, "keywords") or (FeedNamespace.Core, "tags"):
                foreach (var keyword in xml.PlainText()?.Split(',') ?? [])
                {
                    entry.AddCategory(keyword);
                }

                return true;
            default:
                return false;
        }
    }
}
