using NewsBot.Articles;

namespace NewsBot.Sources;

/// <summary>
/// Which entries of a source were seen, newest listing first. Kept for as long as the feed lists an entry, and some beyond,
/// since feeds drop entries and bring them back.
/// </summary>
public sealed class SeenEntries
{
    public static readonly SeenEntries None = new([]);

    // An entry takes one or two marks of 8 bytes: those of the longest feed that is read.
    private const int MaxMarks = 24_000;
    private const int LeastKept = 200;

    private readonly ulong[] marks;
    private HashSet<ulong>? index;

    private SeenEntries(ulong[] marks) => this.marks = marks;

    public int Count => marks.Length;

    public bool Contains(ArticleId id) => (index ??= [.. marks]).Contains(ArticleMarks.Of(id));

    /// <summary>These as listed now, then of the former ones as many again.</summary>
    public SeenEntries With(IReadOnlyCollection<ArticleId> listed)
    {
        var keep = Math.Min(MaxMarks, Math.Max(LeastKept, 2 * listed.Count));
        ulong[] merged = [.. listed.Select(ArticleMarks.Of).Concat(marks).Distinct().Take(keep)];
        return merged.AsSpan().SequenceEqual(marks) ? this : new SeenEntries(merged);
    }

    public byte[] ToBytes() => ArticleMarks.ToBytes(marks);

    public static SeenEntries FromBytes(ReadOnlySpan<byte> bytes) => new(ArticleMarks.FromBytes(bytes));
}
