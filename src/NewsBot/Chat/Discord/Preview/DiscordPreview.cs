using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsBot.Digests;
using NewsBot.Subscriptions;

namespace NewsBot.Chat.Discord.Preview;

/// <summary>
/// A digest as Discord would show it, as a page for a browser, made of the very bodies that would be posted. It runs no script and loads
/// nothing; all of it that is from outside is text.
/// </summary>
public static class DiscordPreview
{
    private const string Style = "NewsBot.Chat.Discord.Preview.preview.css";
    private const string Bot = "NewsBot";

    /// <param name="digest">Of any channel; one of a webhook has no buttons, as there.</param>
    public static string ToHtml(Digest digest)
    {
        var messages = DiscordDigest.Render(digest, withButtons: digest.Channel.Kind != ChannelKind.Webhook)
            .Select(b => JsonSerializer.Deserialize(b, DiscordJson.Default.DiscordMessage))
            .OfType<DiscordMessage>()
            .ToList();
        var texts = ChatTexts.For(digest.Language);
        var text = new PreviewText(new PreviewTime(digest.TimeZone, texts));
        var style = StyleFor(messages);
        var name = Encode(digest.Channel.Name.Length > 0 ? digest.Channel.Name : digest.Channel.ToString());
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{Encode(digest.Language)}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HashOf(style)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="dark">
            <title>{Encode(texts.Digest)} · {name}</title>
            <style>{style}</style>
            </head>
            <body>
            <header><h1>{name}</h1><p>{Encode(texts.Interactions.Preview)}</p></header>
            <main>

            """);
        for (var i = 0; i < messages.Count; i++)
        {
            page.Append(i == 0 ? "<article class=\"message first\">\n" : "<article class=\"message\">\n");
            if (i == 0)
            {
                var local = TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone);
                page.Append(CultureInfo.InvariantCulture, $"""
                    <div class="avatar" aria-hidden="true">N</div>
                    <h2>{Bot} <span class="app">APP</span> <time datetime="{digest.Due:yyyy-MM-ddTHH:mm:ssK}">{local:yyyy-MM-dd HH:mm}</time></h2>

                    """);
            }

            AppendMessage(page, messages[i], text);
            page.Append("</article>\n");
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendMessage(StringBuilder page, DiscordMessage message, PreviewText text)
    {
        if (message.Content is { } content)
        {
            page.Append("<div class=\"content\">").Append(text.Lines(content)).Append("</div>\n");
        }

        foreach (var embed in message.Embeds)
        {
            page.Append(CultureInfo.InvariantCulture, $"<section class=\"embed {ClassOf(embed.Color)}\">\n");
            if (embed.Title is { } title)
            {
                page.Append("<h3 dir=\"auto\">").Append(text.Line(title)).Append("</h3>\n");
            }

            page.Append(text.Lines(embed.Description ?? ""));
            if (embed.Footer?.Text is { } footer)
            {
                page.Append("<footer>").Append(Encode(footer)).Append("</footer>\n");
            }

            page.Append("</section>\n");
        }

        foreach (var row in message.Components ?? [])
        {
            // Nobody is there who could answer a press.
            page.Append("<div class=\"buttons\">");
            page.AppendJoin(' ', row.Components.Select(b => $"<button type=\"button\" class=\"{ClassOf(b.Style)}\">{Encode(b.Label)}</button>"));
            page.Append("</div>\n");
        }
    }

    /// <summary>With a rule for each colour that an embed has, for the page allows no style of an element's own.</summary>
    private static string StyleFor(IEnumerable<DiscordMessage> messages)
    {
        using var stream = typeof(DiscordPreview).Assembly.GetManifestResourceStream(Style)
            ?? throw new InvalidOperationException($"The resource {Style} is missing.");
        using var reader = new StreamReader(stream);
        var colors = messages.SelectMany(m => m.Embeds).Select(e => e.Color).OfType<int>().Distinct();

        // A browser hashes a style as it reads it, and reads no CR.
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            + string.Concat(colors.Select(c => string.Create(CultureInfo.InvariantCulture, $".{ClassOf(c)} {{ border-left-color: #{c:x6}; }}\n")));
    }

    private static string ClassOf(int? color) => color is { } rgb ? string.Create(CultureInfo.InvariantCulture, $"c{rgb:x6}") : "plain";

    private static string ClassOf(DiscordButtonStyle style) => style == DiscordButtonStyle.Danger ? "danger" : "secondary";

    private static string HashOf(string style) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
