namespace NewsBot.Feeds.Markup;

/// <summary>An element whose end was not seen yet.</summary>
internal readonly record struct OpenElement
{
    /// <summary>The name as it stands in the document, with its prefix.</summary>
    public required Range Qualified { get; init; }

    /// <summary>The local name in lower case, if it is one that feeds use; else empty.</summary>
    public required string Name { get; init; }

    public required FeedNamespace Namespace { get; init; }

    /// <summary>What names without a prefix belong to within it.</summary>
    public required FeedNamespace Default { get; init; }

    /// <summary>How many prefixes were bound before it.</summary>
    public required int Bindings { get; init; }

    /// <summary>By <c>xml:base</c>, its own or inherited.</summary>
    public required string? Base { get; init; }

    /// <summary>By <c>xml:lang</c>, its own or inherited.</summary>
    public required string? Language { get; init; }
}
