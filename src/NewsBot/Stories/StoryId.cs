namespace NewsBot.Stories;

/// <summary>A story's identity: it derives from the id of its earliest article.</summary>
public readonly record struct StoryId(string Value)
{
    public override string ToString() => Value;
}
