namespace NewsBot.Feeds.Markup;

/// <param name="Prefix">As it stands in the document.</param>
/// <param name="Namespace">What it is bound to.</param>
internal readonly record struct PrefixBinding(Range Prefix, FeedNamespace Namespace);
