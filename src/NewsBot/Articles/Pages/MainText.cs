using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace NewsBot.Articles.Pages;

internal static class MainText
{
    public static string Of(IHtmlDocument document, Uri? url)
    {
        using var reader = new Reader((url ?? new Uri("http://page.invalid/")).AbsoluteUri, document) { DisableJSONLD = true, KeepClasses = true };
        var text = "";
        reader.AddCustomOperationEnd(e => text = Render(e));
        reader.GetArticle();
        return text;
    }

    private static string Render(IElement e) => PlainText.FromHtml(e.InnerHtml);
}
