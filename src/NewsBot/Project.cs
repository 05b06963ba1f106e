namespace NewsBot;

/// <summary>What the bot says of itself to the servers it asks.</summary>
public static class Project
{
    /// <summary>A placeholder of RFC 2606 until whoever runs the bot names a page of theirs.</summary>
    public const string Address = "https://newsbot.example";

    public static string Version { get; } = typeof(Project).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
