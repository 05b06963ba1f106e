namespace NewsBot.Sources;

/// <summary>Reads and writes OPML 2.0 (http://opml.org/spec2.opml), and reads what other versions and programs make of it.</summary>
public static class OpmlDocument
{
    /// <summary>Sources beyond these are left out.</summary>
    public const int MaxOutlines = 100_000;

    /// <param name="bytes">The whole document.</param>
    /// <returns>Never throws, whatever the bytes are.</returns>
    public static OpmlReading Read(ReadOnlyMemory<byte> bytes) => OpmlReader.Read(bytes);

    /// <summary>Sources of a folder stay together and in order; <see cref="Read"/> gives all of each back.</summary>
    public static void Write(IEnumerable<OpmlOutline> outlines, string title, DateTimeOffset created, Stream stream) =>
        OpmlWriter.Write(outlines, title, created, stream);
}
