using System.Runtime.InteropServices;

namespace NewsBot.Topics;

/// <summary>Where a phrase of a topic stands, in characters of the folded field.</summary>
/// <param name="Rule">Its number in the topic.</param>
/// <param name="Start">The first character.</param>
/// <param name="End">After the last one.</param>
/// <param name="InTitle">Or in the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(int Rule, int Start, int End, bool InTitle)
{
    public bool IsAt(Hit other) => (InTitle, Start, End) == (other.InTitle, other.Start, other.End);

    public bool Overlaps(Hit other) => InTitle == other.InTitle && Start < other.End && other.Start < End;
}
