using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace NewsBot.Feeds;

/// <summary>The members of JSON objects, one after the other; what is of another kind than was asked for counts as missing.</summary>
internal ref struct JsonMembers(ReadOnlySpan<byte> utf8, FeedLimits limits)
{
    private static readonly FrozenSet<string> Known = (
        "attachments author authors avatar content_html content_text date_modified date_published description duration_in_seconds expired "
        + "external_url favicon feed_url home_page_url icon id image banner_image items language mime_type name next_url size_in_bytes summary tags "
        + "title url").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByChars = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Known.Max(n => n.Length);

    private Utf8JsonReader json = new(utf8, new JsonReaderOptions
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = limits.MaxDepth,
    });

    private readonly FeedLimits limits = limits;
    private int textLeft = limits.MaxText;
    private bool isAtValue;

    /// <summary>All the text that may be taken from the document has been taken.</summary>
    public readonly bool IsExhausted => textLeft <= 0;

    /// <summary>Moves into the value at hand; false where it is no object.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Moves into the value at hand; false where it is no array.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Moves to the array's next element, past what was left unread; false past its end.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool NextElement()
    {
        PassOver();
        isAtValue = json.Read() && json.TokenType != JsonTokenType.EndArray;
        return isAtValue;
    }

    /// <summary>Moves to the object's next member, past what was left unread; false past its end.</summary>
    /// <param name="name">Empty where it is no member of JSON Feed.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool NextMember(out string name)
    {
        PassOver();
        name = "";
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        Span<char> chars = stackalloc char[Longest];
        if (json.ValueSpan.Length <= Longest && Encoding.UTF8.TryGetChars(json.ValueSpan, chars, out var length) && ByChars.TryGetValue(chars[..length], out var known))
        {
            name = known;
        }

        isAtValue = json.Read();
        return isAtValue;
    }

    /// <summary>The value at hand as text; ids are strings, but some feeds write numbers.</summary>
    public string? Text()
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || textLeft <= 0)
        {
            return null;
        }

        var value = json.ValueSpan[..Math.Min(json.ValueSpan.Length, limits.MaxTextLength)];
        textLeft -= value.Length + 32;
        if (!json.ValueIsEscaped || value.Length < json.ValueSpan.Length)
        {
            return Encoding.UTF8.GetString(value);
        }

        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: better the text with its escapes than none.
            return Encoding.UTF8.GetString(value);
        }
    }

    /// <summary>The value at hand as a number.</summary>
    public readonly double? Number() => json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) ? number : null;

    /// <summary>Whether the value at hand is <c>true</c>.</summary>
    public readonly bool IsTrue() => json.TokenType == JsonTokenType.True;

    private bool Enter(JsonTokenType start)
    {
        // The document's own value is at hand before anything was read.
        if (json.TokenType == JsonTokenType.None)
        {
            json.Read();
        }

        if (json.TokenType != start)
        {
            return false;
        }

        isAtValue = false;
        return true;
    }

    private void PassOver()
    {
        if (isAtValue)
        {
            json.TrySkip();
            isAtValue = false;
        }
    }
}
