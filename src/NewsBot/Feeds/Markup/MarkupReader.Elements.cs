namespace NewsBot.Feeds.Markup;

// Elements as they open and close, in order or not.
internal ref partial struct MarkupReader
{
    /// <summary>False where no element was opened.</summary>
    private bool Open()
    {
        var start = at;
        var end = ReadTag(start + 1, out var qualified, out var empty);
        var name = markup[qualified];
        var colon = name.IndexOf((byte)':');
        if (depth == open.Length)
        {
            Fault(MarkupFaults.TooDeep, start);
            at = end;
            return false;
        }

        var known = MarkupNames.Of(name[(colon + 1)..]);
        var bound = bindingCount;
        var inherited = depth == 0 ? FeedNamespace.Core : open[depth - 1].Default;
        var (address, language) = (Base, Language);
        for (var i = 0; i < attributeCount; i++)
        {
            var attribute = markup[attributes[i].Name];
            if (attribute.StartsWith("xmlns"u8))
            {
                Bind(attribute, attributes[i], ref inherited);
            }
            else if (attribute.SequenceEqual("xml:base"u8))
            {
                address = Address.Resolve(Value(i), address) is { Length: <= MaxBase } own ? own : address;
            }
            else if (attribute.SequenceEqual("xml:lang"u8))
            {
                language = Value(i).Replace('_', '-');
            }
        }

        var belongs = colon < 0 ? inherited : Bound(name[..colon]);
        if (known is "item" or "entry" && belongs == FeedNamespace.Core && IndexOfItem() is >= 0 and var item)
        {
            // One in another was left open; its reader has to come to its end before this one is read.
            Fault(MarkupFaults.MismatchedTag, start);
            Pop(item);
            return false;
        }

        at = end;
        isEmpty = empty;
        marks[depth] = Mark(name);
        open[depth++] = new OpenElement
        {
            Qualified = qualified,
            Name = known,
            Namespace = belongs,
            Default = inherited,
            Bindings = bound,
            Base = address,
            Language = language,
        };
        return true;
    }

    private void Close()
    {
        var start = at + 2;
        var name = markup[start..];
        var length = name.IndexOfAny(NameEnds);
        name = length < 0 ? name : name[..length];
        var rest = markup[(start + name.Length)..];
        var end = rest.IndexOfAny((byte)'>', (byte)'<');
        var element = IndexOfOpen(name);
        if (element != depth - 1 || end < 0)
        {
            Fault(MarkupFaults.MismatchedTag, at);
        }

        if (element >= 0)
        {
            Pop(element);
        }

        at = end < 0 ? markup.Length : start + name.Length + end + (rest[end] == '>' ? 1 : 0);
    }

    private readonly int IndexOfOpen(ReadOnlySpan<byte> qualified)
    {
        // End tags that end nothing may be many: most names are told apart by their marks, many at once.
        var mark = Mark(qualified);
        for (var i = depth; (i = marks.AsSpan(0, i).LastIndexOf(mark)) >= 0;)
        {
            if (IsSame(markup[open[i].Qualified], qualified))
            {
                return i;
            }
        }

        return -1;
    }

    private static byte Mark(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? (byte)0 : (byte)((name.Length * 31) + ((name[0] | 0x20) * 7) + (name[^1] | 0x20));

    private readonly int IndexOfItem()
    {
        for (var i = depth - 1; i > 0; i--)
        {
            if (open[i].Namespace == FeedNamespace.Core && open[i].Name is "item" or "entry")
            {
                return i;
            }
        }

        return -1;
    }

    private void Pop(int to)
    {
        if (to < depth)
        {
            bindingCount = open[to].Bindings;
            depth = to;
        }

        isEmpty = false;
    }
}
