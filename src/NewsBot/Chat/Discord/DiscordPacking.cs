namespace NewsBot.Chat.Discord;

/// <summary>
/// Lays paragraphs into embeds and embeds into messages, in order, each as full as Discord allows. Filling
/// greedily is also the fewest: what fits behind a shorter beginning fits behind no longer one.
/// </summary>
internal sealed class DiscordPacking
{
    private const string Gap = "\n\n";
    private const int Color = 0x2F81F7;
    private const int Room = DiscordLimits.EmbedsTogether - DiscordMark.MaxLength;

    /// <summary>JSON writes an emoji's two units as twelve; a body must still fit a table's property of 32 Ki units.</summary>
    private const int MaxJsonPerUnit = 5;

    private readonly List<List<DiscordEmbed>> messages = [];
    private string heading = "";
    private string headingAgain = "";
    private bool open;
    private int used;

    public IReadOnlyList<IReadOnlyList<DiscordEmbed>> Messages => messages;

    /// <param name="title">Heads the paragraphs that follow.</param>
    /// <param name="titleAgain">Heads them where they need a further embed.</param>
    public void BeginSection(string title, string titleAgain)
    {
        heading = title;
        headingAgain = titleAgain;
        open = false;
    }

    /// <summary>The paragraph is never parted; it is shorter than a description.</summary>
    public void Add(string paragraph)
    {
        var size = Size(paragraph);
        if (open && Fits(messages[^1][^1].Description + Gap + paragraph, Gap.Length + size) is { } longer)
        {
            messages[^1][^1] = messages[^1][^1] with { Description = longer };
            used += Gap.Length + size;
            return;
        }

        size += Size(heading);
        if (messages.Count == 0 || messages[^1].Count == DiscordLimits.Embeds || used + size > Room)
        {
            messages.Add([]);
            used = 0;
        }

        messages[^1].Add(new DiscordEmbed { Title = heading, Description = paragraph, Color = Color });
        used += size;
        heading = headingAgain;
        open = true;
    }

    private string? Fits(string description, int added) =>
        description.Length <= DiscordLimits.EmbedDescription && used + added <= Room ? description : null;

    private static int Size(string text) =>
        Math.Max(text.Length, DiscordJson.Encoder.Encode(text).Length / MaxJsonPerUnit);
}
