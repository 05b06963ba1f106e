using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsBot.Text;

/// <summary>The tags and texts of a page or of markup like it, one after the other: without a tree of it, that takes linear time whatever it is.</summary>
internal static class HtmlTokens
{
    /// <summary>Of one tag; a page needs few, and a tag of a million would be kept whole.</summary>
    private const int MaxAttributes = 64;

    /// <summary>Without comments, and without the text of scripts, styles and the like.</summary>
    public static IEnumerable<HtmlToken> Of(string html)
    {
        using var source = new TextSource(HtmlComments.Tamed(html));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            IsAcceptingCharacterData = true,
            SkipComments = true,
            ShouldEmitAttribute = (ref tag, _) => tag.Attributes.Count < MaxAttributes,
        };
        var isSilent = false;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            // One that XML has closed already, as in <title/>, has none.
            if (token.Type == HtmlTokenType.StartTag && !token.AsTag().IsSelfClosing && RawContent(token.Name) is { } mode)
            {
                tokenizer.State = mode;
                isSilent = mode != HtmlParseMode.RCData;
            }
            else if (token.Type == HtmlTokenType.Character && isSilent)
            {
                continue;
            }
            else
            {
                isSilent = false;
            }

            yield return token;
        }
    }

    /// <summary>How an element's content is read that holds no elements (HTML, 13.2.6); null for all others.</summary>
    private static HtmlParseMode? RawContent(string name) => name switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "noscript" or "iframe" or "noembed" or "noframes" or "xmp" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => null,
    };
}
