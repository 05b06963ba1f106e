using System.Collections.Frozen;
using System.Text;

namespace NewsBot.Feeds.Markup;

/// <summary>The local names that feeds use, so that no other ever becomes a string.</summary>
internal static class MarkupNames
{
    private static readonly FrozenSet<string> Known = (
        "author body category channel comments content contributor copyright created creator credit date description div email enclosure "
        + "encoded entry feed fullitem group guid height homepage html hour icon id identifier image in-reply-to info issued item items "
        + "keywords language lastbuilddate link logo managingeditor modified name owner day pubdate published publisher rdf rights rss "
        + "skipdays skiphours source subject subtitle summary tagline tags thumbnail title total ttl updated updatefrequency updateperiod "
        + "uri url webmaster width textinput duration").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChars = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Known.Max(n => n.Length);

    /// <summary>In lower case; empty where it is no name of feeds.</summary>
    public static string Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > Longest)
        {
            return "";
        }

        Span<char> lower = stackalloc char[name.Length];
        return Ascii.ToLower(name, lower, out _) == System.Buffers.OperationStatus.Done && ByChars.TryGetValue(lower, out var known) ? known : "";
    }
}
