using System.Globalization;
using NewsBot.Chat.Discord.Interactions;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class InteractionSignatureTests
{
    private const string Ping = """{"type":1}""";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly SignedRequest Signed = SignedRequest.Of(Ping, Now);

    /// <summary>RFC 8032, section 7.1, tests 1 to 3 and "SHA(abc)": the library does what the RFC says.</summary>
    [Theory]
    [InlineData(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData(
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void Library_VerifiesTheVectorsOfRfc8032(string key, string message, string signature)
    {
        var bytes = Convert.FromHexString(message);

        Assert.True(Ed25519.Verify(Convert.FromHexString(signature), 0, Convert.FromHexString(key), 0, bytes, 0, bytes.Length));
    }

    [Fact]
    public void Verifies_IsTrue_WhenDiscordSigned() => Assert.True(Verifies(Signed));

    [Fact]
    public void Verifies_IsTrue_WhenTheDigitsAreCapitals() =>
        Assert.True(InteractionSignature.Verifies(
            SignedRequest.PublicKey.ToUpperInvariant(), Signed.Signature.ToUpperInvariant(), Signed.Timestamp, Signed.Body, Now));

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    public void Verifies_IsFalse_WhenABitOfTheSignatureIsAnother(int at)
    {
        var signature = Convert.FromHexString(Signed.Signature);
        signature[at] ^= 1;

        Assert.False(Verifies(Signed with { Signature = Convert.ToHexStringLower(signature) }));
    }

    [Fact]
    public void Verifies_IsFalse_WhenTheBodyIsAnother() => Assert.False(Verifies(Signed with { Body = """{"type":2}"""u8.ToArray() }));

    [Fact]
    public void Verifies_IsFalse_WhenTheTimestampIsAnother() =>
        Assert.False(Verifies(Signed with { Timestamp = Seconds(Now.AddSeconds(-1)) }));

    [Fact]
    public void Verifies_IsFalse_WhenABoundaryMovesBetweenTimestampAndBody() =>
        Assert.False(Verifies(new SignedRequest([(byte)Signed.Timestamp[^1], .. Signed.Body], Signed.Signature, Signed.Timestamp[..^1])));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("not hexadecimal")]
    public void Verifies_IsFalse_WhenTheSignatureIsNone(string? signature) => Assert.False(InteractionSignature.Verifies(
        SignedRequest.PublicKey, signature, Signed.Timestamp, Signed.Body, Now));

    [Fact]
    public void Verifies_IsFalse_WhenTheSignatureIsZero() => Assert.False(Verifies(Signed with { Signature = new string('0', 128) }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData(" 1763974800")]
    [InlineData("99999999999999999999")]
    public void Verifies_IsFalse_WhenTheTimestampIsNone(string? timestamp) =>
        Assert.False(InteractionSignature.Verifies(SignedRequest.PublicKey, Signed.Signature, timestamp, Signed.Body, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void Verifies_IsFalse_WhenThereIsNoSuchKey(string? key) =>
        Assert.False(InteractionSignature.Verifies(key, Signed.Signature, Signed.Timestamp, Signed.Body, Now));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Verifies_GoesByTheAgeOfTheTimestamp(int seconds, bool expected) =>
        Assert.Equal(expected, Verifies(SignedRequest.Of(Ping, Now.AddSeconds(seconds))));

    private static bool Verifies(SignedRequest request) =>
        InteractionSignature.Verifies(SignedRequest.PublicKey, request.Signature, request.Timestamp, request.Body, Now);

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
