namespace NewsBot.Feeds.Markup;

/// <summary>Text that a feed marks as plain or as HTML.</summary>
/// <param name="Value">As marked.</param>
/// <param name="IsHtml">It is HTML.</param>
/// <param name="Base">What relative addresses in it refer to.</param>
internal sealed record TextConstruct(string Value, bool IsHtml, string? Base)
{
    /// <summary>Markup dropped, references resolved, blanks folded; null where nothing is left.</summary>
    public string? ToPlain() => IsHtml ? FeedText.FromHtml(Value) : FeedText.Folded(Value);

    /// <summary>With addresses made absolute.</summary>
    public string ToHtml() => IsHtml ? HtmlLinks.Resolve(Value, Base) : System.Net.WebUtility.HtmlEncode(Value);
}
