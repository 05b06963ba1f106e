using System.Text;

namespace NewsBot.Feeds.Lists;

/// <summary>The text of an element while it is open.</summary>
internal sealed class PageCapture(PageElement owner)
{
    private const int MaxLength = 2_000;

    private readonly StringBuilder text = new();

    public PageElement Owner => owner;

    /// <summary>Blanks folded; null where nothing is left.</summary>
    public string? Text => FeedText.Folded(text.ToString());

    public void Append(string more) => text.Append(more, 0, Math.Min(more.Length, Math.Max(0, MaxLength - text.Length)));
}
