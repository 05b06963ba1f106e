namespace NewsBot.Feeds.Markup;

/// <summary>People, as Atom's person constructs (RFC 4287, 3.2) or as text with a mail address in it (RSS).</summary>
internal static class PersonElement
{
    /// <summary>Reads the element that was moved to, and past it; null where it names nobody.</summary>
    public static FeedAuthor? Read(ref MarkupReader xml)
    {
        if (!xml.HasElements)
        {
            return Parse(xml.PlainText());
        }

        string? name = null, address = null, email = null;
        for (var depth = xml.Depth; xml.NextChild(depth);)
        {
            switch (xml.Name)
            {
                case "name":
                    name = xml.PlainText();
                    break;
                case "uri" or "url" or "homepage":
                    var against = xml.Base;
                    address = Address.Resolve(xml.Text(), against);
                    break;
                case "email":
                    email = FeedText.Folded(xml.Text());
                    break;
                default:
                    break;
            }
        }

        return Of(name, address, email);
    }

    /// <summary>"someone@site.example (Some One)", "Some One &lt;someone@site.example&gt;" and the like; a bare name or address.</summary>
    public static FeedAuthor? Parse(string? text)
    {
        if (text is null || Email(text) is not { } mail)
        {
            return Of(text, null, null);
        }

        var email = text[mail];
        var name = (text[..mail.Start] + text[mail.End..])
            .Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("()", "", StringComparison.Ordinal)
            .Replace("<>", "", StringComparison.Ordinal)
            .Trim();
        name = name.StartsWith('(') ? name[1..] : name;
        name = name.EndsWith(')') && !name.Contains('(', StringComparison.Ordinal) ? name[..^1] : name;
        return Of(FeedText.Folded(name), null, email);
    }

    private static FeedAuthor? Of(string? name, string? address, string? email) =>
        name is null && address is null && email is null
            ? null
            : new FeedAuthor(name ?? email, address ?? (email is null ? null : "mailto:" + email), null, email);

    private static Range? Email(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1)
        {
            return null;
        }

        var (start, end) = (at, at + 1);
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '+' or '-'))
        {
            start--;
        }

        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        return start == at || !text.AsSpan(at..end).Contains('.') ? null : start..end;
    }
}
