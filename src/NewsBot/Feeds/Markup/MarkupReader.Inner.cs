using System.Text;

namespace NewsBot.Feeds.Markup;

// Where an element ends whose content is wanted, and that content as text or as markup.
internal ref partial struct MarkupReader
{
    /// <summary>Finds the end of the element that was moved to last, and closes it.</summary>
    private InnerMarkup ReadInner()
    {
        if (isEmpty)
        {
            return Ended(at, at, -1);
        }

        var element = open[depth - 1];
        var own = markup[element.Qualified];
        var (position, firstTag, unclosed, nested) = (at, -1, 0, 0);
        while (true)
        {
            var next = markup[position..].IndexOf((byte)'<');
            if (next < 0)
            {
                Fault(MarkupFaults.EndsEarly, markup.Length);
                return Ended(markup.Length, markup.Length, firstTag);
            }

            position += next;
            var following = ByteAt(position + 1);
            if (following == '/')
            {
                var name = NameAt(position + 2);
                if (IsSame(name, own) && nested-- == 0)
                {
                    var end = PastEndTag(position, name);
                    Fault(unclosed == 0 && ByteAt(end - 1) == '>' ? MarkupFaults.None : MarkupFaults.MismatchedTag, position);
                    return Ended(position, end, firstTag);
                }

                if (IndexOfOpen(name) is >= 0 and var ancestor && ancestor < depth - 1)
                {
                    Fault(MarkupFaults.MismatchedTag, position);
                    return Ended(position, position, firstTag);
                }

                unclosed--;
                firstTag = firstTag < 0 && !IsDiv(name) ? position : firstTag;
                position = PastEndTag(position, name);
            }
            else if (IsNameStart(following))
            {
                var tag = position;
                position = ReadTag(position + 1, out var qualified, out var empty);
                var name = markup[qualified];
                if (EndsUnclosed(element, name))
                {
                    Fault(MarkupFaults.MismatchedTag, tag);
                    return Ended(tag, tag, firstTag);
                }

                firstTag = firstTag < 0 && !IsDiv(name) ? tag : firstTag;
                unclosed += empty ? 0 : 1;
                nested += !empty && IsSame(name, own) ? 1 : 0;
            }
            else
            {
                position = Skip(position);
            }
        }
    }

    private InnerMarkup Ended(int end, int next, int firstTag)
    {
        var inner = new InnerMarkup(at, Math.Min(end, at + limits.MaxTextLength), firstTag);
        if (inner.End < end)
        {
            Fault(MarkupFaults.TooMuch, at);
        }

        Pop(depth - 1);
        at = next;
        return inner;
    }

    /// <summary>Appends the text between two positions; tags, comments and instructions are dropped.</summary>
    private void AppendText(int start, int end)
    {
        while (start < end)
        {
            var next = markup[start..end].IndexOf((byte)'<');
            var tag = next < 0 ? end : start + next;
            Fault(References.Append(markup[start..tag], text, entities), start);
            if (tag == end)
            {
                return;
            }

            start = PastMarkup(tag, end, out var section);
            Fault(References.AppendLegal(section, text), tag);
        }
    }

    /// <summary>Appends the markup between two positions as HTML: without prefixes, comments, instructions and sections.</summary>
    private void AppendMarkup(int start, int end)
    {
        // What is HTML already is copied in one piece, up to what is not.
        var position = start;
        while (position < end && markup[position..end].IndexOf((byte)'<') is >= 0 and var next)
        {
            var tag = position + next;
            var following = ByteAt(tag + 1);
            if (following == '/')
            {
                var name = NameAt(tag + 2);
                position = PastEndTag(tag, name);
                if (HasPrefix(name) || HtmlNames.IsVoid(name))
                {
                    AppendPiece(start, tag);
                    AppendEndTag(LocalName(name));
                    start = position;
                }
            }
            else if (IsNameStart(following))
            {
                position = ReadTag(tag + 1, out var qualified, out var empty);
                if (HasPrefix(markup[qualified]) || DeclaresNamespaces() || (empty && !HtmlNames.IsVoid(markup[qualified])))
                {
                    AppendPiece(start, tag);
                    AppendStartTag(LocalName(markup[qualified]), empty);
                    start = position;
                }
            }
            else
            {
                AppendPiece(start, tag);
                position = start = PastMarkup(tag, end, out var section);
                AppendEscaped(section);
            }
        }

        AppendPiece(start, end);
    }

    private void AppendPiece(int start, int end)
    {
        if (start < end)
        {
            Fault(References.AppendLegal(markup[start..end], text), start);
        }
    }

    private readonly bool DeclaresNamespaces()
    {
        for (var i = 0; i < attributeCount; i++)
        {
            if (markup[attributes[i].Name].StartsWith("xmlns"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Past what begins with the bracket; if it is a section, or no markup at all, that is given as text.</summary>
    private int PastMarkup(int position, int end, out ReadOnlySpan<byte> section)
    {
        section = default;
        var following = ByteAt(position + 1);
        if (following == '/')
        {
            return PastEndTag(position, NameAt(position + 2));
        }

        if (IsNameStart(following))
        {
            return ReadTag(position + 1, out _, out _);
        }

        var next = Math.Min(Skip(position), end);
        if (next == position + 1)
        {
            section = markup[position..next];
        }
        else if (markup[position..].StartsWith("<![CDATA["u8))
        {
            section = markup[Math.Min(position + 9, next)..next];
            section = section.EndsWith("]]>"u8) ? section[..^3] : section;
        }

        return next;
    }

    /// <summary>Appends the tag that was read last.</summary>
    private readonly void AppendStartTag(ReadOnlySpan<byte> name, bool empty)
    {
        text.Append('<');
        text.AppendUtf8(name);
        for (var i = 0; i < attributeCount; i++)
        {
            var attribute = markup[attributes[i].Name];
            var value = markup[attributes[i].Value];
            if (attribute.StartsWith("xmlns"u8) && (attribute.Length > 5 || FeedNamespaces.Of(value) == FeedNamespace.Xhtml))
            {
                continue;
            }

            text.Append(' ');
            text.AppendUtf8(attribute);
            text.Append("=\"");
            AppendAttribute(value);
            text.Append('"');
        }

        text.Append(HtmlNames.IsVoid(name) ? " />" : ">");
        if (empty)
        {
            AppendEndTag(name);
        }
    }

    private readonly void AppendEndTag(ReadOnlySpan<byte> name)
    {
        if (!HtmlNames.IsVoid(name))
        {
            text.Append("</");
            text.AppendUtf8(name);
            text.Append('>');
        }
    }

    private readonly void AppendAttribute(ReadOnlySpan<byte> value)
    {
        for (var quote = value.IndexOf((byte)'"'); quote >= 0; quote = value.IndexOf((byte)'"'))
        {
            text.AppendUtf8(value[..quote]);
            text.Append("&quot;");
            value = value[(quote + 1)..];
        }

        text.AppendUtf8(value);
    }

    private readonly void AppendEscaped(ReadOnlySpan<byte> section)
    {
        for (var special = section.IndexOfAny("<>&"u8); special >= 0; special = section.IndexOfAny("<>&"u8))
        {
            text.AppendUtf8(section[..special]);
            text.Append(section[special] switch { (byte)'<' => "&lt;", (byte)'>' => "&gt;", _ => "&amp;" });
            section = section[(special + 1)..];
        }

        text.AppendUtf8(section);
    }

    private readonly ReadOnlySpan<byte> NameAt(int position)
    {
        var rest = markup[Math.Min(position, markup.Length)..];
        var length = rest.IndexOfAny(NameEnds);
        return length < 0 ? rest : rest[..length];
    }

    // An end tag that is not closed ends where the next tag begins.
    private readonly int PastEndTag(int position, ReadOnlySpan<byte> name)
    {
        position += 2 + name.Length;
        var rest = markup[Math.Min(position, markup.Length)..];
        var end = rest.IndexOfAny((byte)'>', (byte)'<');
        return end < 0 ? markup.Length : position + end + (rest[end] == '>' ? 1 : 0);
    }

    /// <summary>Whether a tag shows that the end of the element was forgotten: it is one that only a feed has, beside the element.</summary>
    private static bool EndsUnclosed(OpenElement element, ReadOnlySpan<byte> name) => MarkupNames.Of(name) switch
    {
        "item" or "entry" or "channel" or "pubdate" or "guid" or "enclosure" or "lastbuilddate" or "published" or "updated" or "managingeditor" => true,
        "title" or "link" or "description" or "summary" or "content" or "category" or "author" or "source" or "comments" or "id" =>
            element.Name is "title" or "link" or "guid" or "id" or "pubdate" or "published" or "updated" or "category" or "comments",
        _ => false,
    };

    private static bool IsSame(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other) =>
        name.Length == other.Length && Ascii.EqualsIgnoreCase(name, other);

    private static bool IsDiv(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(LocalName(name), "div"u8);

    private static bool HasPrefix(ReadOnlySpan<byte> name) => name.Contains((byte)':');

    private static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)':') + 1)..];
}
