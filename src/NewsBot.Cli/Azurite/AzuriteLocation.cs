namespace NewsBot.Cli.Azurite;

/// <summary>Where Azurite keeps its data.</summary>
/// <param name="Path">A folder of its own; null: in memory, gone with the process.</param>
public sealed record AzuriteLocation(string? Path)
{
    public static readonly AzuriteLocation InMemory = new((string?)null);

    public static AzuriteLocation Folder(string path) => new(path);
}
