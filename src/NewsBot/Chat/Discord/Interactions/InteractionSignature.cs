using System.Buffers;
using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>
/// Whether a request comes from Discord: Ed25519 (RFC 8032) over its timestamp and raw body, by the application's public key. BouncyCastle,
/// because it is managed code alone: no native library to be there on whatever machine a Functions app gets.
/// </summary>
internal static class InteractionSignature
{
    /// <summary>An older request is one that somebody kept.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <summary>Our clock may be behind Discord's by so much.</summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(30);

    private const int MaxTimestampLength = 12;

    /// <param name="publicKey">64 hexadecimal digits.</param>
    /// <param name="signature">128 hexadecimal digits, as the header has them.</param>
    /// <param name="timestamp">Seconds since 1970, likewise.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="now">The clock.</param>
    public static bool Verifies(string? publicKey, string? signature, string? timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        Span<byte> key = stackalloc byte[Ed25519.PublicKeySize];
        Span<byte> signed = stackalloc byte[Ed25519.SignatureSize];
        return IsHex(publicKey, key)
            && IsHex(signature, signed)
            && IsRecent(timestamp, now)
            && Verifies(key, signed, timestamp, body);
    }

    private static bool Verifies(ReadOnlySpan<byte> key, ReadOnlySpan<byte> signature, string timestamp, ReadOnlySpan<byte> body)
    {
        var length = timestamp.Length + body.Length;
        var message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(message.AsSpan(Encoding.ASCII.GetBytes(timestamp, message)));
            return Ed25519.Verify(signature.ToArray(), 0, key.ToArray(), 0, message, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    private static bool IsHex(string? text, Span<byte> bytes) =>
        text?.Length == bytes.Length * 2
        && Convert.FromHexString(text, bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    private static bool IsRecent([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? timestamp, DateTimeOffset now) =>
        timestamp?.Length <= MaxTimestampLength
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && now.ToUnixTimeSeconds() - seconds is var age
        && age <= (long)MaxAge.TotalSeconds
        && age >= -(long)ClockSlack.TotalSeconds;
}
