using System.Buffers;

namespace NewsBot.Feeds.Markup;

/// <summary>The attributes of a fragment of HTML, one after the other, in linear time whatever it is.</summary>
internal ref struct HtmlAttributes(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>=<");
    private static readonly SearchValues<char> BareEnds = SearchValues.Create(" \t\r\n\f><");

    private readonly ReadOnlySpan<char> html = html;
    private int at;
    private bool isInTag;

    // No further quote of the kind comes: looking for it again and again would take quadratic time.
    private bool noDoubleQuote, noSingleQuote;

    public Range Name { get; private set; }

    /// <summary>Without quotes.</summary>
    public Range Value { get; private set; }

    public bool MoveNext()
    {
        while (isInTag || MoveToTag())
        {
            at = PastBlanks(at);
            if (at >= html.Length || html[at] is '>' or '<')
            {
                isInTag = false;
                continue;
            }

            if (html[at] == '/')
            {
                at++;
                continue;
            }

            var end = EndOf(at + 1, NameEnds);
            Name = at..end;
            at = PastBlanks(end);
            if (at < html.Length && html[at] == '=')
            {
                at = PastBlanks(at + 1);
                ReadValue();
                return true;
            }
        }

        return false;
    }

    private bool MoveToTag()
    {
        while (at < html.Length)
        {
            var next = html[at..].IndexOf('<');
            if (next < 0)
            {
                break;
            }

            at += next + 1;
            if (at < html.Length && char.IsAsciiLetter(html[at]))
            {
                at = EndOf(at, NameEnds);
                return isInTag = true;
            }
        }

        at = html.Length;
        return false;
    }

    private void ReadValue()
    {
        var close = at >= html.Length ? -1
            : html[at] == '"' ? Close('"', ref noDoubleQuote)
            : html[at] == '\'' ? Close('\'', ref noSingleQuote)
            : -1;
        if (close >= 0)
        {
            Value = (at + 1)..close;
            at = close + 1;
        }
        else
        {
            var end = EndOf(at, BareEnds);
            Value = at..end;
            at = end;
        }
    }

    private readonly int Close(char quote, ref bool none)
    {
        var length = none ? -1 : html[(at + 1)..].IndexOf(quote);
        none |= length < 0;
        return length < 0 ? -1 : at + 1 + length;
    }

    private readonly int EndOf(int start, SearchValues<char> ends)
    {
        start = Math.Min(start, html.Length);
        var length = html[start..].IndexOfAny(ends);
        return length < 0 ? html.Length : start + length;
    }

    private readonly int PastBlanks(int position)
    {
        while (position < html.Length && (html[position] is ' ' or '\n' or '\t' or '\r' or '\f'))
        {
            position++;
        }

        return position;
    }
}
