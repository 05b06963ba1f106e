namespace NewsBot.Feeds.Markup;

/// <summary>
/// Walks the elements of an XML document as a person would read it, well-formed or not, in one pass over its UTF-8 bytes. Nothing is
/// decoded that nobody asks for. DTDs are passed over, so no entity is ever fetched or expanded. It never throws, calls itself nowhere,
/// and looks at no byte more than a few times.
/// </summary>
internal ref partial struct MarkupReader
{
    /// <summary>Characters; a longer <c>xml:base</c> is none.</summary>
    private const int MaxBase = 2_048;

    private readonly ReadOnlySpan<byte> markup;
    private readonly FeedLimits limits;
    private readonly OpenElement[] open;
    private readonly byte[] marks;
    private readonly PrefixBinding[] bindings = new PrefixBinding[64];
    private readonly string? documentBase;
    private int depth;
    private int bindingCount;
    private int at;
    private bool isEmpty;
    private int firstFault = -1;

    private readonly MarkupAttribute[] attributes = new MarkupAttribute[64];
    private int attributeCount;

    // No such end comes any more: searching for it again and again would take quadratic time.
    private bool noCommentEnd, noSectionEnd, noInstructionEnd;

    private readonly TextBuffer text;
    private readonly DeclaredEntities entities = new();
    private int textLeft;

    /// <param name="markup">The document in UTF-8.</param>
    /// <param name="baseAddress">Where it came from.</param>
    /// <param name="limits">What is read of it at most.</param>
    /// <param name="text">What texts are put together in.</param>
    public MarkupReader(ReadOnlySpan<byte> markup, string? baseAddress, FeedLimits limits, TextBuffer text)
    {
        this.text = text;
        this.markup = markup;
        this.limits = limits;
        open = new OpenElement[limits.MaxDepth];
        marks = new byte[limits.MaxDepth];
        documentBase = baseAddress;
        textLeft = limits.MaxText;
    }

    /// <summary>How many elements are open.</summary>
    public readonly int Depth => depth;

    public readonly string Name => depth == 0 ? "" : open[depth - 1].Name;

    public readonly FeedNamespace Namespace => depth == 0 ? FeedNamespace.Core : open[depth - 1].Namespace;

    /// <summary>What relative addresses here refer to.</summary>
    public readonly string? Base => depth == 0 ? documentBase : open[depth - 1].Base;

    /// <summary>By <c>xml:lang</c>.</summary>
    public readonly string? Language => depth == 0 ? null : open[depth - 1].Language;

    /// <summary>Plain text that looks like HTML is taken for HTML.</summary>
    public bool GuessesHtml { get; set; }

    /// <summary>A <c>div</c> around all of an element's markup is not part of it.</summary>
    public bool DropsOuterDiv { get; set; }

    /// <summary>A DOCTYPE says that the document is HTML.</summary>
    public bool IsHtmlDeclared { get; private set; }

    public MarkupFaults Faults { get; private set; }

    /// <summary>The line of the first fault, from 1.</summary>
    public readonly int FaultLine => firstFault < 0 ? 0 : markup[..firstFault].Count((byte)'\n') + 1;

    /// <summary>The language of the document as a whole.</summary>
    public readonly string? RootLanguage => depth == 0 ? null : open[0].Language;

    /// <summary>The first thing in the element is another one.</summary>
    public readonly bool HasElements
    {
        get
        {
            var next = isEmpty ? -1 : markup[at..].IndexOf((byte)'<');
            return next >= 0 && IsNameStart(ByteAt(at + next + 1));
        }
    }

    /// <summary>Something that is no feed stands before the root.</summary>
    public void FaultBeforeRoot() => Fault(MarkupFaults.JunkBeforeRoot, 0);

    /// <summary>More is not read.</summary>
    public void GiveUp()
    {
        Fault(MarkupFaults.TooMuch, at);
        Pop(0);
        at = markup.Length;
    }

    /// <summary>Moves to the next element, wherever it is; false at the end.</summary>
    public bool NextElement()
    {
        while (at < markup.Length)
        {
            if (NextChild(depth))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Moves to the next element right below the one that is open at the depth, past whatever was left unread; false where that one ends.
    /// </summary>
    public bool NextChild(int parent)
    {
        while (true)
        {
            if (isEmpty)
            {
                isEmpty = false;
                Pop(depth - 1);
            }

            if (depth < parent)
            {
                return false;
            }

            var next = markup[at..].IndexOf((byte)'<');
            if (next < 0)
            {
                End();
                return false;
            }

            at += next;
            if (IsNameStart(ByteAt(at + 1)))
            {
                if (Open() && depth == parent + 1)
                {
                    return true;
                }
            }
            else if (ByteAt(at + 1) == '/')
            {
                Close();
            }
            else
            {
                at = Skip(at);
            }
        }
    }

    /// <summary>The document is done with: nothing more is read of it.</summary>
    private void End()
    {
        if (depth > 0)
        {
            Fault(MarkupFaults.EndsEarly, markup.Length);
        }

        Pop(0);
        at = markup.Length;
    }

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
        var (inherited, address, language) = depth == 0 ? (FeedNamespace.Core, documentBase, null) : (open[depth - 1].Default, open[depth - 1].Base, open[depth - 1].Language);
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

    private readonly byte ByteAt(int position) => position < markup.Length ? markup[position] : (byte)0;

    private void Fault(MarkupFaults fault, int position)
    {
        Faults |= fault;
        firstFault = firstFault < 0 ? position : firstFault;
    }
}
