using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace NewsBot.Articles.Pages;

/// <summary>
/// The article's text of a page: where it is says SmartReader; what it lost there is taken back, what is left of the page around it is taken out.
/// </summary>
internal static class ArticleText
{
    /// <summary>Characters of prose below which SmartReader has found nothing worth the name.</summary>
    private const int Nothing = 150;

    /// <summary>Elements up from a block: in the midst of what was found, and before or after it.</summary>
    private const int NearInside = 6;
    private const int NearOutside = 4;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…:。！？।؟");
    private static readonly Uri Nowhere = new("http://page.invalid/");

    /// <summary>Changes the document. Empty where it has no text at all.</summary>
    /// <param name="document">Of <see cref="PageMarkup"/>.</param>
    /// <param name="url">Where it came from.</param>
    /// <param name="titles">What stands as the article's title on the page.</param>
    /// <param name="linkedBody">The text as the page's linked data has it.</param>
    public static string Of(IHtmlDocument document, Uri? url, IReadOnlyCollection<string> titles, string? linkedBody)
    {
        if (document.Body is not { } body)
        {
            return linkedBody ?? "";
        }

        Boilerplate.Remove(body);
        var page = TextBlocks.Of(body);
        var densest = TextBlocks.Of(new TextWeights(body, page).Densest());
        var main = Remnants.Without(Completed(page, Found(document, url)), titles);
        if (Prose(main) < Nothing && Remnants.Without(densest, titles) is var other && Prose(other) > 3 * Prose(main))
        {
            main = other;
        }

        var text = string.Join('\n', main.Select(b => b.Text));
        return linkedBody is not null && linkedBody.Length > 2 * text.Length ? linkedBody
            : PlainText.Tidy(text.Length > 0 ? text : string.Join('\n', page.Select(b => b.Text)));
    }

    private static IReadOnlyList<TextBlock> Found(IHtmlDocument document, Uri? url)
    {
        // Given a document, it makes no request; linked data are read elsewhere.
        using var reader = new Reader((url ?? Nowhere).AbsoluteUri, document) { DisableJSONLD = true };
        IReadOnlyList<TextBlock> found = [];
        reader.AddCustomOperationEnd(content => found = TextBlocks.Of(content));
        reader.GetArticle();
        return found;
    }

    /// <summary>What was found, and the prose near it: SmartReader keeps one part of an article that stands in several.</summary>
    private static List<TextBlock> Completed(IReadOnlyList<TextBlock> page, IReadOnlyList<TextBlock> found)
    {
        var texts = found.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        var anchors = Enumerable.Range(0, page.Count).Where(i => page[i].Length >= 40 && texts.Contains(page[i].Text)).ToList();
        if (anchors.Count == 0)
        {
            return [.. page.Where(b => texts.Contains(b.Text))];
        }

        var near = anchors.SelectMany(i => page[i].Within).ToHashSet();
        var taken = new HashSet<string>(texts, StringComparer.Ordinal);
        return [.. page.Where((block, i) => texts.Contains(block.Text)
            || (IsProse(block) && block.Within.Take(i > anchors[0] && i < anchors[^1] ? NearInside : NearOutside).Any(near.Contains) && taken.Add(block.Text)))];
    }

    private static bool IsProse(TextBlock block) =>
        block.Length >= 80 && !block.IsHeading && block.LinkLength <= 0.3 * block.Text.Length
        && block.Text.AsSpan(block.Text.Length / 2).ContainsAny(SentenceEnds);

    private static int Prose(IEnumerable<TextBlock> blocks) => blocks.Where(b => b.Length >= 60).Sum(b => b.Length);
}
