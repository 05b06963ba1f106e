namespace NewsBot.Feeds.Lists;

/// <summary>
/// How a source is read: what it is, and for a page or JSON where its items and their members are. The names of
/// <see cref="Names"/> are those of <c>newsbot sources add</c>'s options and, in a namespace of ours, of OPML's attributes.
/// </summary>
public sealed record ListForm
{
    /// <summary>Characters of each member.</summary>
    public const int MaxLength = 300;

    /// <summary>The members as people write them, in order: the kind first.</summary>
    public static readonly IReadOnlyList<string> Names = ["kind", "item", "item-title", "item-link", "item-time"];

    /// <summary>A feed, which tells all of itself.</summary>
    public static readonly ListForm Feed = new();

    public ListKind Kind { get; init; }

    /// <summary>Each item of the list.</summary>
    public string? Item { get; init; }

    /// <summary>An item's title.</summary>
    public string? Title { get; init; }

    /// <summary>An item's address.</summary>
    public string? Link { get; init; }

    /// <summary>When an item was published.</summary>
    public string? Time { get; init; }

    /// <summary>The member of a name of <see cref="Names"/>, as written; null where it is left to the default.</summary>
    public string? ValueOf(string name) => name switch
    {
        "kind" => Kind == ListKind.Feed ? null : Kind.ToString().ToLowerInvariant(),
        "item" => Item,
        "item-title" => Title,
        "item-link" => Link,
        "item-time" => Time,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No member of the form."),
    };

    /// <param name="valueOf">Gives the value of a name of <see cref="Names"/>; null or blank where there is none.</param>
    /// <returns>The form, or what is wrong with the first wrong member, in one line.</returns>
    public static (ListForm? Form, string? Error) Parse(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        string? Value(string name) => valueOf(name)?.Trim() is { Length: > 0 } value ? value : null;

        var kind = ListKind.Feed;
        if (Value("kind") is { } written && (!char.IsAsciiLetter(written[0]) || !Enum.TryParse(written, ignoreCase: true, out kind)))
        {
            return (null, $"--kind is '{written}'; allowed: feed, sitemap, page, json.");
        }

        var form = new ListForm
        {
            Kind = kind,
            Item = Value("item"),
            Title = Value("item-title"),
            Link = Value("item-link"),
            Time = Value("item-time"),
        };
        return form.FindFault() is { } fault ? (null, fault) : (form, null);
    }

    /// <summary>What is wrong with the first wrong member, in one line; null where all is well.</summary>
    internal string? FindFault()
    {
        foreach (var name in Names.Skip(1))
        {
            if (ValueOf(name) is not { } value)
            {
                continue;
            }

            if (Kind is ListKind.Feed or ListKind.Sitemap)
            {
                return $"--{name} is '{value}'; allowed: only with --kind page or --kind json.";
            }

            if (value.Length > MaxLength)
            {
                return $"--{name} has {value.Length} characters; allowed: {MaxLength}.";
            }

            if (FaultOf(name, value) is { } fault)
            {
                return $"--{name} is '{value}': {fault}.";
            }
        }

        return Kind == ListKind.Page && Item is null ? "--item is missing; allowed: a CSS selector for each item of the page's list, such as 'ul.news > li'." : null;
    }

    private string? FaultOf(string name, string value) =>
        Kind == ListKind.Page ? PageSelector.Parse(value).Fault
        : name == "item" ? (JsonPath.Parse(value) is null ? "allowed: a path such as 'data.list' or 'data.cards[0].content'" : null)
        : JsonTemplate.Parse(value).Fault;
}
