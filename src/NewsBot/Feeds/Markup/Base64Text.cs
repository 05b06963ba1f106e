using System.Text;
using System.Text.Unicode;

namespace NewsBot.Feeds.Markup;

/// <summary>Text that Atom carries as Base64 (0.3's <c>mode="base64"</c>; RFC 4287, 4.1.3.3).</summary>
internal static class Base64Text
{
    /// <summary>Null where it is none, or no text.</summary>
    public static string? Decode(string text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length).Trim()
            : null;
    }
}
