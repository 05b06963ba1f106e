namespace NewsBot.IntegrationTests.Discord;

/// <summary>Who begins an interaction.</summary>
/// <param name="Permissions">In the channel.</param>
/// <param name="Locale">Of the member's client.</param>
public sealed record StandInMember(ulong Permissions, string Locale = "en-US")
{
    public static readonly StandInMember Moderator = new(1 << 4);

    public static readonly StandInMember Reader = new(1 << 10);
}
