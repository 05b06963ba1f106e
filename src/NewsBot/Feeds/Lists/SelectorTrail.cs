namespace NewsBot.Feeds.Lists;

/// <summary>Which steps of a selector end where: a bit each, so that any selector takes linear time on any page.</summary>
internal struct SelectorTrail
{
    /// <summary>Steps that end at the element.</summary>
    public ulong Here;

    /// <summary>Steps that end at the element or one that it is in.</summary>
    public ulong HereOrAbove;

    /// <summary>Steps that end at its latest child.</summary>
    public ulong LatestChild;

    /// <summary>Steps that end at any child so far.</summary>
    public ulong AnyChild;
}
