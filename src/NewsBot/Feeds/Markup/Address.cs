namespace NewsBot.Feeds.Markup;

/// <summary>Addresses made absolute by RFC 3986, 5.2, and otherwise left as they are: no escaping, no other spelling of a host.</summary>
internal static class Address
{
    /// <summary>Null where it is empty; as it is where there is nothing to resolve it against.</summary>
    public static string? Resolve(string? address, string? against)
    {
        var trimmed = address?.Trim();
        if (string.IsNullOrEmpty(trimmed))
        {
            return null;
        }

        return against is null || HasScheme(trimmed) ? trimmed : Join(against, trimmed);
    }

    /// <summary>Whether it is absolute.</summary>
    public static bool HasScheme(ReadOnlySpan<char> address)
    {
        var colon = address.IndexOfAny(":/?#");
        if (colon < 1 || address[colon] != ':' || !char.IsAsciiLetter(address[0]))
        {
            return false;
        }

        foreach (var c in address[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Join(ReadOnlySpan<char> against, string relative)
    {
        var scheme = against.IndexOf(':');
        if (scheme < 0)
        {
            return relative;
        }

        if (relative.StartsWith("//", StringComparison.Ordinal))
        {
            return string.Concat(against[..(scheme + 1)], relative);
        }

        var authority = against[(scheme + 1)..].StartsWith("//") ? scheme + 3 : scheme + 1;
        var length = against[authority..].IndexOfAny("/?#");
        var path = length < 0 ? against.Length : authority + length;
        length = against[path..].IndexOfAny("?#");
        var query = length < 0 ? against.Length : path + length;
        length = against[query..].IndexOf('#');
        var fragment = length < 0 ? against.Length : query + length;
        return relative[0] switch
        {
            '#' => string.Concat(against[..fragment], relative),
            '?' => string.Concat(against[..query], relative),
            '/' => string.Concat(against[..path], WithoutDots(relative)),
            _ => string.Concat(against[..path], WithoutDots(string.Concat(Folder(against[path..query]), relative))),
        };
    }

    private static ReadOnlySpan<char> Folder(ReadOnlySpan<char> path)
    {
        var last = path.LastIndexOf('/');
        return last < 0 ? "/" : path[..(last + 1)];
    }

    // RFC 3986, 5.2.4.
    private static string WithoutDots(string path)
    {
        var end = path.AsSpan().IndexOfAny("?#");
        var segments = end < 0 ? path : path[..end];
        if (!segments.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        var kept = new List<string>();
        var parts = segments.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (parts[i] == "..")
            {
                kept.RemoveRange(Math.Max(kept.Count - 1, 0), Math.Min(kept.Count, 1));
            }
            else if (parts[i] != ".")
            {
                kept.Add(parts[i]);
                continue;
            }

            if (isLast)
            {
                kept.Add("");
            }
        }

        return "/" + string.Join('/', kept) + (end < 0 ? "" : path[end..]);
    }
}
