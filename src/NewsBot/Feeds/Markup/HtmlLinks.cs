namespace NewsBot.Feeds.Markup;

/// <summary>Makes the addresses in HTML absolute; nothing else of it is changed.</summary>
internal static class HtmlLinks
{
    /// <param name="html">A fragment, however broken.</param>
    /// <param name="against">The base; without one nothing is changed.</param>
    public static string Resolve(string html, string? against)
    {
        if (against is null)
        {
            return html;
        }

        TextBuffer? resolved = null;
        var copied = 0;
        var attributes = new HtmlAttributes(html);
        while (attributes.MoveNext())
        {
            var address = html.AsSpan(attributes.Value);
            if (!IsAddress(html.AsSpan(attributes.Name)) || address.Trim().IsEmpty || Address.HasScheme(address.TrimStart()))
            {
                continue;
            }

            resolved ??= new TextBuffer(html.Length + 1_024);
            resolved.Append(html.AsSpan(copied..attributes.Value.Start.Value));
            resolved.Append(Address.Resolve(address.ToString(), against));
            copied = attributes.Value.End.Value;
        }

        if (resolved is null)
        {
            return html;
        }

        using (resolved)
        {
            resolved.Append(html.AsSpan(copied));
            return resolved.ToString();
        }
    }

    // Of HTML's attributes those that hold one address (https://html.spec.whatwg.org/multipage/indices.html#attributes-3), old ones too.
    private static bool IsAddress(ReadOnlySpan<char> name) => name.Length switch
    {
        3 => Is(name, "src"),
        4 => Is(name, "href") || Is(name, "cite"),
        6 => Is(name, "poster") || Is(name, "action") || Is(name, "usemap"),
        8 => Is(name, "longdesc"),
        10 => Is(name, "background"),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
