namespace NewsBot.Cli;

public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The reason stands in one line on stderr.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or unreadable input.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C, after a clean stop.</summary>
    public const int Interrupted = 130;
}
