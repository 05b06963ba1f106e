namespace NewsBot.Feeds.Lists;

/// <summary>An item of a page's list, as its elements come by.</summary>
internal sealed class PageItem(PageElement element)
{
    /// <summary>That it is, and all that is in it belongs to it.</summary>
    public PageElement Element => element;

    public string? Title { get; set; }

    /// <summary>While the title's element is open.</summary>
    public PageCapture? TitleText { get; set; }

    public string? Link { get; set; }

    /// <summary>The address of the link that the title is, is in, or has.</summary>
    public string? TitleLink { get; set; }

    /// <summary>The first address in it.</summary>
    public string? FirstLink { get; set; }

    public string? Time { get; set; }

    /// <summary>While the time's element is open.</summary>
    public PageCapture? TimeText { get; set; }
}
