using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsBot.Fetching;

/// <summary>
/// One spelling for paths and patterns (RFC 9309, 2.2.2): bytes beyond ASCII and reserved ones stay percent-encoded in capitals,
/// unreserved ones stand for themselves. A literal <c>*</c> or <c>$</c> is encoded, for a pattern can't write it otherwise.
/// </summary>
internal static class RobotsPath
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&+,;:@!'()");

    public static string Of(Uri url) => Normalise(url.PathAndQuery);

    public static string Normalise(string text)
    {
        // Most are in that spelling already.
        if (!text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

        var path = new StringBuilder(text.Length + 8);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            var (value, stays) = ((char)bytes[i], bytes[i] is > (byte)' ' and < 0x7F and not ((byte)'%' or (byte)'*' or (byte)'$'));
            if (value == '%' && i + 2 < bytes.Length
                && byte.TryParse(bytes.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var coded))
            {
                (value, stays) = ((char)coded, IsUnreserved((char)coded));
                i += 2;
            }

            _ = stays ? path.Append(value) : path.Append(CultureInfo.InvariantCulture, $"%{(byte)value:X2}");
        }

        return path.ToString();
    }

    private static bool IsUnreserved(char value) => char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~';
}
