namespace NewsBot.Cli.Verbs;

/// <summary>A file, or standard input where none is named or it is called "-".</summary>
internal static class TextInput
{
    /// <exception cref="UserException">The file can't be read.</exception>
    public static Stream Open(string? file)
    {
        try
        {
            return file is null or "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} can't be read: {e.Message}", ExitCode.Usage, e);
        }
    }
}
