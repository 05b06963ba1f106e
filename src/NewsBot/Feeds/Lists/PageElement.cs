using AngleSharp.Html.Parser.Tokens;

namespace NewsBot.Feeds.Lists;

/// <summary>An element of a page while it is open: what selectors ask of it, and what they found on the way to it.</summary>
internal sealed class PageElement
{
    private readonly List<HtmlAttributeToken> attributes;
    private Dictionary<string, int>? childrenByName;
    private int children;

    public PageElement(string name, List<HtmlAttributeToken> attributes, PageElement? parent)
    {
        Name = name;
        Parent = parent;
        this.attributes = attributes;
        Item = parent?.Item;
        if (parent is not null)
        {
            Number = ++parent.children;
            parent.childrenByName ??= new Dictionary<string, int>(StringComparer.Ordinal);
            NumberOfType = parent.childrenByName[name] = parent.childrenByName.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>In lower case.</summary>
    public string Name { get; }

    public PageElement? Parent { get; }

    /// <summary>Among its parent's elements, from 1.</summary>
    public int Number { get; } = 1;

    /// <summary>Among its parent's elements of the same name, from 1.</summary>
    public int NumberOfType { get; } = 1;

    /// <summary>The innermost item it is in, or is.</summary>
    public PageItem? Item { get; set; }

    /// <summary>That it has a link with text.</summary>
    public bool HasLink { get; set; }

    /// <summary>What each selector found so far, by the selector's place in the reader.</summary>
    public SelectorTrail[] Trails { get; } = new SelectorTrail[PageReader.SelectorCount];

    /// <summary>Null where there is none.</summary>
    /// <param name="name">In lower case.</param>
    public string? Attribute(string name) => attributes.Find(a => a.Name == name).Value;

    public bool HasWord(string attribute, string word)
    {
        var value = Attribute(attribute).AsSpan();
        foreach (var range in value.SplitAny(" \t\r\n\f"))
        {
            if (value[range].SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }
}
