namespace NewsBot.Chat.Discord.Interactions;

/// <summary>The bits of Discord's permissions (API reference, "Permissions") that matter here.</summary>
internal static class Permissions
{
    public const ulong ManageChannels = 1UL << 4;
    private const ulong Administrator = 1UL << 3;
    private const ulong ViewChannel = 1UL << 10;
    private const ulong SendMessages = 1UL << 11;
    private const ulong EmbedLinks = 1UL << 14;
    private const ulong ReadMessageHistory = 1UL << 16;
    private const ulong SendMessagesInThreads = 1UL << 38;

    /// <summary>What the bot asks for when it is invited: to post, and after a crash to see whether it has.</summary>
    public const ulong Invited = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | ReadMessageHistory;

    public static bool MayManage(ulong permissions) => (permissions & (Administrator | ManageChannels)) != 0;

    public static bool MayPost(ulong permissions) =>
        (permissions & Administrator) != 0
        || ((permissions & ViewChannel) != 0
            && (permissions & EmbedLinks) != 0
            && (permissions & (SendMessages | SendMessagesInThreads)) != 0);
}
