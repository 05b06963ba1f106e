namespace NewsBot.Cli;

/// <summary>Something the user can mend: one line on stderr and an exit code, never a stack trace.</summary>
public sealed class UserException(string message, int exitCode = ExitCode.Failed, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;
}
