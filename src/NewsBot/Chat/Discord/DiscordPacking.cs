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
    private readonly List<int> paragraphs = [];
    private string heading = "";
    private string headingAgain = "";
    private string lead = "";
    private bool open;
    private int used;

    public IReadOnlyList<IReadOnlyList<DiscordEmbed>> Messages => messages;

    /// <summary>How many paragraphs each message has.</summary>
    public IReadOnlyList<int> Paragraphs => paragraphs;

    /// <param name="title">Heads the paragraphs that follow.</param>
    /// <param name="titleAgain">Heads them where they need a further embed.</param>
    /// <param name="intro">A line before the first of them; empty: none.</param>
    public void BeginSection(string title, string titleAgain, string intro)
    {
        heading = title;
        headingAgain = titleAgain;
        lead = intro.Length > 0 ? intro + Gap : "";
        open = false;
    }

    /// <summary>The paragraph is never parted; with the line before it, it is no longer than a description.</summary>
    public void Add(string paragraph)
    {
        if (!TryContinue(paragraph))
        {
            Begin(lead + paragraph);
        }

        paragraphs[^1]++;
    }

    private bool TryContinue(string paragraph)
    {
        var size = Size(paragraph) + Gap.Length;
        if (!open || used + size > Room || messages[^1][^1].Description is not { } description
            || description.Length + Gap.Length + paragraph.Length > DiscordLimits.EmbedDescription)
        {
            return false;
        }

        messages[^1][^1] = messages[^1][^1] with { Description = description + Gap + paragraph };
        used += size;
        return true;
    }

    private void Begin(string description)
    {
        var size = Size(description) + Size(heading);
        if (messages.Count == 0 || messages[^1].Count == DiscordLimits.Embeds || used + size > Room)
        {
            messages.Add([]);
            paragraphs.Add(0);
            used = 0;
        }

        messages[^1].Add(new DiscordEmbed { Title = heading, Description = description, Color = Color });
        used += size;
        heading = headingAgain;
        lead = "";
        open = true;
    }

    private static int Size(string text) =>
        Math.Max(text.Length, DiscordJson.Encoder.Encode(text).Length / MaxJsonPerUnit);
}
