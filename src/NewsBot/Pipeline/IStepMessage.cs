namespace NewsBot.Pipeline;

/// <summary>What travels between steps: references, not content, under a version.</summary>
public interface IStepMessage
{
    /// <summary>Version of the message's form; the present one is 1.</summary>
    int V { get; }
}
