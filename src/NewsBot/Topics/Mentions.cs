namespace NewsBot.Topics;

/// <summary>How often something stands where.</summary>
internal record struct Mentions(int InTitle, int InLead, int InBody)
{
    /// <summary>Folded characters at the beginning of a text that count as its lead.</summary>
    private const int LeadLength = 300;

    public readonly int Total => InTitle + InLead + InBody;

    /// <summary>The best place in which it stands.</summary>
    public readonly string Place => InTitle > 0 ? "title" : InLead > 0 ? "lead" : "text";

    public void Count(Hit hit)
    {
        if (hit.InTitle)
        {
            InTitle++;
        }
        else if (hit.Start < LeadLength)
        {
            InLead++;
        }
        else
        {
            InBody++;
        }
    }

    /// <summary>What the best place makes of a weight: a text without a title begins with what would be one.</summary>
    public readonly double PlaceFactor(bool hasTitle) => InTitle > 0 || (InLead > 0 && !hasTitle) ? 1 : InLead > 0 ? 0.9 : 0.65;
}
