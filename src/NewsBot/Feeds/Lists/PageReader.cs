using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Text;

namespace NewsBot.Feeds.Lists;

/// <summary>
/// A list out of an HTML page, in one pass over its tags. There is no tree: building one and asking it takes quadratic time on a
/// hostile page.
/// </summary>
internal sealed class PageReader
{
    public const int SelectorCount = 4;

    private const int ItemSelector = 0;
    private const int TitleSelector = 1;
    private const int LinkSelector = 2;
    private const int TimeSelector = 3;

    private readonly ListForm form;
    private readonly PageSelector?[] selectors;
    private readonly OpenElements elements;
    private readonly List<PageItem> items = [];
    private readonly PageHint hint = new();
    private SelectorTrail beforeRoot;
    private Uri? baseUri;
    private bool hasBase;
    private string? title;
    private string? language;

    private PageReader(ListForm form, Uri? baseUri)
    {
        this.form = form;
        this.baseUri = baseUri;
        var link = Selector(form.Link);
        selectors = [Selector(form.Item), Selector(form.Title) ?? link?.OfText ?? Selector("a[href]"), link, Selector(form.Time) ?? Selector("time")];
        elements = new OpenElements(Opened, Closed);
    }

    public static FeedResult Read(ListForm form, ReadOnlyMemory<byte> bytes, string? contentType, Uri? baseUri) =>
        new PageReader(form, baseUri).Read(TextEncoding.OfHtml(bytes.Span, contentType).GetString(bytes.Span));

    private FeedResult Read(string html)
    {
        foreach (var token in HtmlTokens.Of(html).TakeWhile(_ => items.Count <= ListReader.MaxEntries))
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character:
                    AddText(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    Open(token.AsTag());
                    break;
                case HtmlTokenType.EndTag:
                    elements.Close(token.Name);
                    break;
                default:
                    break;
            }
        }

        elements.CloseAll();
        return ToFeed();
    }

    private void Open(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "html":
                language ??= FeedText.Folded(tag.GetAttribute("lang"));
                break;
            case "base" when !hasBase && Uri.TryCreate(ListEntry.Resolve(tag.GetAttribute("href"), baseUri), UriKind.Absolute, out var declared):
                (baseUri, hasBase) = (declared, true);
                break;
            default:
                break;
        }

        elements.Open(tag);
    }

    private void Opened(PageElement element)
    {
        if (Selects(ItemSelector, element, element.Parent))
        {
            element.Item = new PageItem(element);
            items.Add(element.Item);
        }

        Break(element);
        if (element.Item is not { } item)
        {
            return;
        }

        var parent = element == item.Element ? null : element.Parent;
        if (Selects(TitleSelector, element, parent) && item.Title is null && item.TitleText is null)
        {
            OpenTitle(item, element);
        }

        if (Selects(LinkSelector, element, parent))
        {
            item.Link ??= element.Attribute(selectors[LinkSelector]?.Attribute ?? "href");
        }

        if (Selects(TimeSelector, element, parent) && item.Time is null && item.TimeText is null)
        {
            item.Time = element.Attribute(selectors[TimeSelector]?.Attribute ?? "datetime");
            item.TimeText = item.Time is null && selectors[TimeSelector]?.Attribute is null ? new PageCapture(element) : null;
        }

        if (PageOf(element) is { } href)
        {
            item.FirstLink ??= href;
            item.TitleLink ??= item.TitleText is null ? null : href;
        }
    }

    private void OpenTitle(PageItem item, PageElement element)
    {
        if (selectors[TitleSelector]?.Attribute is { } attribute)
        {
            item.Title = FeedText.Folded(element.Attribute(attribute));
        }
        else
        {
            item.TitleText = new PageCapture(element);
        }

        for (var around = element; around is not null && item.TitleLink is null; around = around.Parent)
        {
            item.TitleLink = PageOf(around);
        }
    }

    /// <summary>Where a link leads; null where it stays on the page.</summary>
    private static string? PageOf(PageElement element) =>
        element.Name == "a" && element.Attribute("href") is { Length: > 0 } href && href[0] != '#'
        && !href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            ? href
            : null;

    private void Closed(PageElement element)
    {
        Break(element);
        hint.Add(element);
        if (element.Item is not { } item)
        {
            return;
        }

        if (item.TitleText?.Owner == element)
        {
            // What is cut short for the eye is often whole in the tooltip.
            var text = item.TitleText.Text;
            item.Title = text is null || text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal)
                ? FeedText.Folded(element.Attribute("title")) ?? text
                : text;
            item.TitleText = null;
            item.TitleLink = item.Title is null ? null : item.TitleLink;
        }

        if (item.TimeText?.Owner == element)
        {
            item.Time = item.TimeText.Text;
            item.TimeText = null;
        }
    }

    private void AddText(string text)
    {
        if (elements.Top is not { } top)
        {
            return;
        }

        if (top.Name == "title")
        {
            title ??= FeedText.Folded(text);
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            PageHint.AddText(top);
        }

        top.Item?.TitleText?.Append(text);
        top.Item?.TimeText?.Append(text);
    }

    // Words of two blocks are two words.
    private static void Break(PageElement element)
    {
        if (element.Item is { } item && (element.Name == "br" || OpenElements.IsBlock(element.Name)))
        {
            item.TitleText?.Append(" ");
            item.TimeText?.Append(" ");
        }
    }

    private bool Selects(int which, PageElement element, PageElement? parent)
    {
        if (selectors[which] is not { } selector)
        {
            return false;
        }

        ref var above = ref parent is null ? ref beforeRoot : ref parent.Trails[which];
        if (parent is null)
        {
            beforeRoot = default;
        }

        return selector.Selects(element, ref above, out element.Trails[which]);
    }

    private FeedResult ToFeed()
    {
        if (items.Count == 0)
        {
            return new FeedResult.NotAFeed($"--item '{ShownText.Of(form.Item ?? "")}' finds nothing on this page; {hint}");
        }

        var entries = items
            .Take(ListReader.MaxEntries)
            .Select(i => ListEntry.Of(i.Title, form.Link is null ? i.TitleLink ?? i.FirstLink : i.Link, i.Time, baseUri))
            .OfType<FeedEntry>()
            .DistinctBy(e => (e.Link, e.Title))
            .ToList();
        return entries.Count == 0
            ? new FeedResult.NotAFeed($"--item '{ShownText.Of(form.Item ?? "")}' finds {items.Count} items, but no title or link in any of them.")
            : new FeedResult.Read(new Feed
            {
                Format = FeedFormat.Page,
                Title = title ?? "",
                HomePageUrl = baseUri?.AbsoluteUri,
                Language = language,
                Entries = entries,
            });
    }

    private static PageSelector? Selector(string? text) => text is null ? null : PageSelector.Parse(text).Selector;
}
