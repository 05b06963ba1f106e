using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using NewsBot.Text;

namespace NewsBot.Sources;

/// <summary>
/// Sources out of an OPML document, in one pass over its tags. They are cut out by the rules of HTML, which find a meaning in
/// every text: stray ampersands, names in any case, junk, DTDs (left unread), a document that breaks off.
/// </summary>
internal sealed class OpmlReader
{
    private const int MaxBytes = 16 * 1_024 * 1_024;
    private const int MaxDepth = 64;

    /// <summary>Characters; a folder that would make a longer one is passed over.</summary>
    private const int MaxCategory = 300;

    private const int MaxWarnings = 20;
    private const int MaxName = 40;

    private readonly List<OpmlOutline> outlines = [];
    private readonly List<string> warnings = [];
    private readonly Stack<(string? Category, bool IsComment)> open = new();
    private int moreWarnings;
    private int openTooDeep;
    private string? prefix;
    private bool isOpml;
    private bool isWhole;

    private OpmlReader()
    {
    }

    public static OpmlReading Read(ReadOnlyMemory<byte> bytes) => bytes.Length <= MaxBytes
        ? new OpmlReader().Read(TextEncoding.OfXml(bytes.Span, null).GetString(bytes.Span))
        : new OpmlReading(null, $"It is larger than {MaxBytes / 1_024 / 1_024} MiB.", []);

    private OpmlReading Read(string text)
    {
        string? first = null;
        foreach (var token in HtmlTokens.Of(text).TakeWhile(_ => outlines.Count < OpmlDocument.MaxOutlines))
        {
            if (token.Type == HtmlTokenType.StartTag)
            {
                first ??= token.Name;
                Open(token.AsTag());
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                Close(token.Name);
            }
        }

        if (!isOpml)
        {
            return new OpmlReading(null, IsName(first) ? $"It is no OPML: it begins with <{first}>." : "It is no OPML: it has no elements.", []);
        }

        if (moreWarnings > 0)
        {
            warnings.Add($"{moreWarnings} more of the kind are left out.");
        }

        if (outlines.Count == OpmlDocument.MaxOutlines)
        {
            warnings.Add($"It has {OpmlDocument.MaxOutlines} sources or more; what comes after these is left out.");
        }
        else if (!isWhole)
        {
            warnings.Add("It breaks off before its end; what came before is read.");
        }

        return new OpmlReading(outlines, null, warnings);
    }

    private void Open(HtmlTagToken tag)
    {
        if (tag.Name is "opml" or "outline")
        {
            isOpml = true;
            prefix ??= OpmlTag.PrefixOf(OpmlNames.Namespace, tag);
        }

        if (tag.Name == "outline")
        {
            OpenOutline(new OpmlTag(tag, prefix));
        }
    }

    private void OpenOutline(OpmlTag tag)
    {
        open.TryPeek(out var parent);
        var isComment = parent.IsComment || tag.IsComment;
        var category = parent.Category;
        if (tag.Address is null)
        {
            category = OpmlFolders.Within(category, tag.Title);
            category = category?.Length > MaxCategory ? parent.Category : category;
        }

        if (!isComment)
        {
            var (outline, warning) = tag.ToOutline(category);
            if (outline is not null)
            {
                outlines.Add(outline);
            }

            Warn(warning);
        }

        if (tag.IsEmpty)
        {
            return;
        }

        if (open.Count < MaxDepth)
        {
            open.Push((category, isComment));
        }
        else
        {
            openTooDeep++;
        }
    }

    private void Warn(string? warning)
    {
        if (warning is not null && warnings.Count < MaxWarnings)
        {
            warnings.Add(warning);
        }
        else if (warning is not null)
        {
            moreWarnings++;
        }
    }

    // Of a picture or a program anything may come.
    private static bool IsName(string? text) => text?.Length is > 0 and <= MaxName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '.' or '_');

    private void Close(string name)
    {
        isWhole |= name == "opml";
        if (name != "outline")
        {
            return;
        }

        if (openTooDeep > 0)
        {
            openTooDeep--;
        }
        else
        {
            open.TryPop(out _);
        }
    }
}
