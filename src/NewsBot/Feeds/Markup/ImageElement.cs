namespace NewsBot.Feeds.Markup;

/// <summary>RSS's <c>image</c>: an element with an address in it, or as careless feeds have it, the address itself.</summary>
internal static class ImageElement
{
    /// <summary>Reads the element that was moved to, and past it.</summary>
    public static string? Read(ref MarkupReader xml)
    {
        var against = xml.Base;
        if (!xml.HasElements)
        {
            return Address.Resolve(xml.Attribute("resource"u8) ?? xml.Attribute("href"u8) ?? xml.Text(), against);
        }

        string? address = null;
        for (var depth = xml.Depth; xml.NextChild(depth);)
        {
            if (xml.Name == "url")
            {
                against = xml.Base;
                address = Address.Resolve(xml.Text(), against);
            }
        }

        return address;
    }
}
