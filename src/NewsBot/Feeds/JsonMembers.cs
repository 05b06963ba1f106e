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

    private int textLeft = limits.MaxText;

    /// <summary>All the text that may be taken from the document has been taken.</summary>
    public readonly bool IsExhausted => textLeft <= 0;

    /// <summary>Moves to the next value and into it; false where it is no object, which is passed over.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Moves to the next value and into it; false where it is no array, which is passed over.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    /// <summary>Moves to the next element of the array; false at its end. The element is still to be read.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public readonly bool HasElement()
    {
        var ahead = json;
        return ahead.Read() && ahead.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Moves past the end of the array.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Leave() => json.Read();

    /// <summary>Moves to the object's next member; false past its end. The value is still to be read.</summary>
    /// <param name="name">Empty where it is no member of JSON Feed.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool NextMember(out string name)
    {
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

        return true;
    }

    /// <summary>The next value as text; ids are strings, but some feeds write numbers.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public string? Text()
    {
        json.Read();
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || textLeft <= 0)
        {
            json.TrySkip();
            return null;
        }

        textLeft -= json.ValueSpan.Length + 32;
        if (!json.ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(json.ValueSpan);
        }

        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: better the text with its escapes than none.
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    /// <summary>The next value as a number.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public double? Number()
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number))
        {
            return number;
        }

        json.TrySkip();
        return null;
    }

    /// <summary>Whether the next value is <c>true</c>.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool IsTrue()
    {
        json.Read();
        json.TrySkip();
        return json.TokenType == JsonTokenType.True;
    }

    /// <summary>Passes over the next value.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Skip()
    {
        json.Read();
        json.TrySkip();
    }

    private bool Enter(JsonTokenType start)
    {
        json.Read();
        if (json.TokenType == start)
        {
            return true;
        }

        json.TrySkip();
        return false;
    }
}
