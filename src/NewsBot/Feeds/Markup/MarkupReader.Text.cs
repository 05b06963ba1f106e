using System.Text;

namespace NewsBot.Feeds.Markup;

// What stands between an element's tags: where it ends, and what it says.
internal ref partial struct MarkupReader
{
    /// <summary>All the text that may be taken from the document has been taken.</summary>
    public readonly bool IsExhausted => textLeft <= 0;

    /// <summary>The text of the element, trimmed, tags dropped, and past it; null where there is none.</summary>
    public string? Text()
    {
        var inner = ReadInner();
        text.Clear();
        AppendText(inner.Start, inner.End);
        return Taken(isInDiv: false);
    }

    /// <summary>The element as a text construct (RFC 4287, 3.1; Atom 0.3 with <c>mode</c>), and past it.</summary>
    /// <param name="usual">The media type where the element names none.</param>
    public TextConstruct? Construct(string usual)
    {
        var type = MediaType(Attribute("type"u8), usual);
        var isBase64 = Attribute("mode"u8) == "base64" || !(type.StartsWith("text/", StringComparison.Ordinal) || IsXml(type));
        var address = Base;
        var inner = ReadInner();
        text.Clear();
        if (IsXml(type))
        {
            AppendMarkup(inner.Start, inner.End);
        }
        else if (inner.HasTags)
        {
            // It said that its markup is escaped, and it is not.
            AppendText(inner.Start, inner.FirstTag);
            AppendMarkup(inner.FirstTag, inner.End);
        }
        else
        {
            AppendText(inner.Start, inner.End);
        }

        if (Taken(DropsOuterDiv && IsXml(type)) is not { } value)
        {
            return null;
        }

        var isHtml = type == "text/html" || IsXml(type) || inner.HasTags;
        var guesses = GuessesHtml && type == "text/plain";
        if (isBase64 && Base64Text.Decode(value) is { } decoded)
        {
            (value, guesses) = (decoded, !isHtml);
        }

        return new TextConstruct(value, isHtml || (guesses && HtmlGuess.LooksLikeHtml(value)), address);
    }

    /// <summary>The element as a text construct, made plain, and past it; null where nothing is left.</summary>
    public string? PlainText() => Construct("text/plain")?.ToPlain();

    private string? Taken(bool isInDiv)
    {
        var trimmed = text.Written.Trim();
        trimmed = isInDiv ? OuterDiv.Drop(trimmed) : trimmed;
        if (trimmed.Length == 0 || textLeft <= 0)
        {
            return null;
        }

        // What an object costs besides its characters.
        textLeft -= trimmed.Length + 32;
        if (textLeft <= 0)
        {
            Fault(MarkupFaults.TooMuch, at);
        }

        return trimmed.ToString();
    }

    private static bool IsXml(string type) =>
        type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("/xml", StringComparison.Ordinal);

    private static string MediaType(string? type, string usual) => type?.ToLowerInvariant() switch
    {
        null or "" => usual,
        "text" or "plain" => "text/plain",
        "html" => "text/html",
        "xhtml" => "application/xhtml+xml",
        var other => other,
    };
}
