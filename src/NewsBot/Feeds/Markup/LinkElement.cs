using System.Globalization;

namespace NewsBot.Feeds.Markup;

/// <summary>A link, as an element with attributes (Atom) or with an address as its text (RSS).</summary>
/// <param name="Address">Absolute where it can be.</param>
/// <param name="Relation">In lower case.</param>
/// <param name="MediaType">As the feed says.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct LinkElement(string? Address, string Relation, string? MediaType, long? Length)
{
    /// <summary>It leads to the page for people.</summary>
    public bool IsPage => Relation == "alternate" && MediaType is null or "text/html" or "application/xhtml+xml" or "html" or "";

    /// <summary>Reads the element that was moved to, and past it.</summary>
    public static LinkElement Read(ref MarkupReader xml)
    {
        var against = xml.Base;
        var relation = xml.Attribute("rel"u8)?.ToLowerInvariant();
        var type = xml.Attribute("type"u8);
        var length = long.TryParse(xml.Attribute("length"u8), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        var address = xml.Attribute("href"u8) ?? xml.Attribute("url"u8) ?? xml.Attribute("uri"u8) ?? xml.Text();
        return new LinkElement(Markup.Address.Resolve(address, against), string.IsNullOrEmpty(relation) ? "alternate" : relation, type, length);
    }
}
