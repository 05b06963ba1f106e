using System.Buffers;
using System.Text;

namespace NewsBot.Feeds.Markup;

// Tags, their attributes and the namespaces that they bind; what stands in "<!" and "<?".
internal ref partial struct MarkupReader
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/><"u8);
    private static readonly SearchValues<byte> AttributeNameEnds = SearchValues.Create(" \t\r\n/><="u8);
    private static readonly SearchValues<byte> BareValueEnds = SearchValues.Create(" \t\r\n><"u8);

    /// <summary>The attribute of the element that was moved to last, before anything in it is read; null where it has none.</summary>
    /// <param name="name">Without prefix, which is not looked at, in lower case.</param>
    public readonly string? Attribute(ReadOnlySpan<byte> name)
    {
        var prefixed = -1;
        for (var i = 0; i < attributeCount; i++)
        {
            var own = markup[attributes[i].Name];
            if (own.Length < name.Length || !Ascii.EqualsIgnoreCase(own[^name.Length..], name))
            {
                continue;
            }

            if (own.Length == name.Length)
            {
                return Value(i);
            }

            prefixed = own[own.Length - name.Length - 1] == ':' && !own.StartsWith("xml"u8) ? i : prefixed;
        }

        return prefixed < 0 ? null : Value(prefixed);
    }

    private readonly string Value(int attribute)
    {
        var value = markup[attributes[attribute].Value];
        if (value.Length > limits.MaxAttribute)
        {
            value = value[..limits.MaxAttribute];
        }

        if (value.IndexOf((byte)'&') < 0)
        {
            return Encoding.UTF8.GetString(value).Trim();
        }

        text.Clear();
        References.Append(value, text, entities);
        return text.ToTrimmedString();
    }

    /// <summary>Reads a tag's name and attributes; returns the position past it.</summary>
    private int ReadTag(int start, out Range name, out bool empty)
    {
        attributeCount = 0;
        empty = false;
        var length = markup[start..].IndexOfAny(NameEnds);
        var position = length < 0 ? markup.Length : start + length;
        name = start..position;
        while (position < markup.Length)
        {
            switch (markup[position])
            {
                case (byte)'>':
                    return position + 1;
                case (byte)'/':
                    position++;
                    empty = ByteAt(position) == '>';
                    break;
                case (byte)'<':
                    Fault(MarkupFaults.StrayAngleBracket, position);
                    return position;
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    position++;
                    break;
                default:
                    position = ReadAttribute(position);
                    break;
            }
        }

        Fault(MarkupFaults.EndsEarly, start);
        return markup.Length;
    }

    private int ReadAttribute(int start)
    {
        var length = markup[(start + 1)..].IndexOfAny(AttributeNameEnds);
        var nameEnd = length < 0 ? markup.Length : start + 1 + length;
        var position = PastBlanks(nameEnd);
        if (ByteAt(position) != '=')
        {
            Fault(MarkupFaults.BadAttribute, start);
            Keep(start..nameEnd, nameEnd..nameEnd);
            return nameEnd;
        }

        position = PastBlanks(position + 1);
        var quote = ByteAt(position);
        if (quote is (byte)'"' or (byte)'\'' && ValueEnd(position + 1, quote) is >= 0 and var end)
        {
            Keep(start..nameEnd, (position + 1)..end);
            return end + 1;
        }

        Fault(MarkupFaults.BadAttribute, start);
        position += quote is (byte)'"' or (byte)'\'' ? 1 : 0;
        length = markup[position..].IndexOfAny(BareValueEnds);
        var bareEnd = length < 0 ? markup.Length : position + length;
        Keep(start..nameEnd, position..bareEnd);
        return bareEnd;
    }

    /// <summary>Where the quote ends the value; negative where it seems to have been forgotten.</summary>
    private int ValueEnd(int start, byte quote)
    {
        var length = markup[start..].IndexOfAny(quote, (byte)'<');
        if (length >= 0 && markup[start + length] == '<')
        {
            // Not allowed in a value; but it may be one all the same, if the quote comes before the tag can end.
            Fault(MarkupFaults.BadAttribute, start);
            var more = markup[(start + length)..].IndexOfAny(quote, (byte)'>');
            length = more < 0 ? -1 : length + more;
        }

        return length >= 0 && markup[start + length] == quote ? start + length : -1;
    }

    private void Keep(Range name, Range value)
    {
        if (attributeCount < attributes.Length)
        {
            attributes[attributeCount++] = new MarkupAttribute(name, value);
        }
    }

    private readonly int PastBlanks(int position)
    {
        while (ByteAt(position) is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            position++;
        }

        return position;
    }

    private void Bind(ReadOnlySpan<byte> name, MarkupAttribute attribute, ref FeedNamespace byDefault)
    {
        var bound = FeedNamespaces.Of(markup[attribute.Value]);
        if (name.Length == "xmlns"u8.Length)
        {
            // A feed's root in a namespace that nobody knows is taken for what it looks like.
            byDefault = bound == FeedNamespace.Other && depth == 0 ? FeedNamespace.Core : bound;
        }
        else if (name["xmlns"u8.Length] == ':' && bindingCount < bindings.Length)
        {
            bindings[bindingCount++] = new PrefixBinding((attribute.Name.Start.Value + "xmlns:"u8.Length)..attribute.Name.End, bound);
        }
    }

    private FeedNamespace Bound(ReadOnlySpan<byte> prefix)
    {
        for (var i = bindingCount - 1; i >= 0; i--)
        {
            if (markup[bindings[i].Prefix].SequenceEqual(prefix))
            {
                return bindings[i].Namespace;
            }
        }

        Fault(MarkupFaults.UndeclaredPrefix, at);
        return FeedNamespaces.OfUsualPrefix(prefix);
    }

    /// <summary>Passes over a comment, a CDATA section, an instruction, a declaration or a bracket that begins nothing.</summary>
    private int Skip(int position)
    {
        var rest = markup[position..];
        if (rest.StartsWith("<!--"u8))
        {
            return Past("-->"u8, position, 4, ref noCommentEnd);
        }

        if (rest.StartsWith("<![CDATA["u8))
        {
            var end = Past("]]>"u8, position, 9, ref noSectionEnd);

            // One that is never closed is all that is left of a document cut short.
            return noSectionEnd ? markup.Length : end;
        }

        if (rest.StartsWith("<?"u8))
        {
            return Past("?>"u8, position, 2, ref noInstructionEnd);
        }

        if (rest.Length > 2 && rest[1] == '!' && IsNameStart(rest[2]))
        {
            return PastDeclaration(position);
        }

        Fault(MarkupFaults.StrayAngleBracket, position);
        return position + 1;
    }

    private int Past(ReadOnlySpan<byte> end, int position, int opening, ref bool noEnd)
    {
        var length = noEnd ? -1 : markup[(position + opening)..].IndexOf(end);
        if (length < 0)
        {
            noEnd = true;
            Fault(MarkupFaults.EndsEarly, position);
            return position + opening;
        }

        return position + opening + length + end.Length;
    }

    // A DOCTYPE may have a subset in brackets, which ends in "]>".
    private int PastDeclaration(int position)
    {
        IsHtmlDeclared |= markup[position..].Length > 14 && Ascii.EqualsIgnoreCase(markup.Slice(position, 14), "<!doctype html"u8);
        var length = markup[position..].IndexOfAny((byte)'>', (byte)'[');
        if (length >= 0 && markup[position + length] == '[' && Ascii.EqualsIgnoreCase(markup.Slice(position, Math.Min(9, length)), "<!DOCTYPE"u8))
        {
            var subset = position + length;
            for (position = subset; (length = markup[position..].IndexOf((byte)']')) >= 0;)
            {
                position = PastBlanks(position + length + 1);
                if (ByteAt(position) == '>')
                {
                    entities.Declare(markup[subset..position]);
                    return position + 1;
                }
            }
        }
        else if (length >= 0)
        {
            length = markup[position..].IndexOf((byte)'>');
        }

        if (length < 0)
        {
            Fault(MarkupFaults.EndsEarly, position);
            return markup.Length;
        }

        return position + length + 1;
    }

    private static bool IsNameStart(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or >= 0x80;
}
