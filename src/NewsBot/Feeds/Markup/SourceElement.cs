namespace NewsBot.Feeds.Markup;

/// <summary>RSS's <c>source</c>, which is a title and a feed's address, and Atom's, which has the members of a feed.</summary>
internal static class SourceElement
{
    /// <summary>Reads the element that was moved to, and past it; null where it says nothing.</summary>
    public static FeedSource? Read(ref MarkupReader xml)
    {
        var feedAddress = Address.Resolve(xml.Attribute("url"u8), xml.Base);
        if (!xml.HasElements)
        {
            var name = xml.PlainText();
            return name is null && feedAddress is null ? null : new FeedSource(name, null, feedAddress);
        }

        string? title = null, page = null, id = null;
        for (var depth = xml.Depth; xml.NextChild(depth);)
        {
            switch (xml.Name)
            {
                case "title":
                    title = xml.PlainText();
                    break;
                case "id":
                    id = xml.Text();
                    break;
                case "link":
                    var link = LinkElement.Read(ref xml);
                    page ??= link.IsPage ? link.Address : null;
                    feedAddress ??= link.Relation == "self" ? link.Address : null;
                    break;
                default:
                    break;
            }
        }

        return title is null && page is null && feedAddress is null && id is null ? null : new FeedSource(title, page, feedAddress, id);
    }
}
