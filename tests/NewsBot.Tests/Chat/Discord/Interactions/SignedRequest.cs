using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.Tests.Chat.Discord.Interactions;

/// <summary>What Discord sends: a body, and the two headers that a key of the tests' own signs it with.</summary>
internal sealed record SignedRequest(byte[] Body, string Signature, string Timestamp)
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, Ed25519.SecretKeySize).Select(i => (byte)i)];

    public static string PublicKey { get; } = Convert.ToHexStringLower(PublicKeyBytes());

    public static SignedRequest Of(string json, DateTimeOffset at) => Of(Encoding.UTF8.GetBytes(json), at);

    public static SignedRequest Of(byte[] body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(Key, 0, message, 0, message.Length, signature, 0);
        return new SignedRequest(body, Convert.ToHexStringLower(signature), timestamp);
    }

    private static byte[] PublicKeyBytes()
    {
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(Key, 0, key, 0);
        return key;
    }
}
