using NewsBot.Text;

namespace NewsBot.Topics;

/// <summary>A title or a text, folded, and its sentences when they are asked for.</summary>
internal sealed class TextField(string original, bool isTitle) : IDisposable
{
    private readonly FoldedText folded = FoldedText.Of(original);
    private List<int>? sentences;

    public bool IsTitle => isTitle;

    public bool IsEmpty => folded.Characters.Length == 0;

    public ReadOnlySpan<char> Characters => folded.Characters.Span;

    /// <summary>The number of the sentence in which a folded character stands; of a title 0, of a text from 1.</summary>
    public int SentenceOf(int start)
    {
        if (isTitle)
        {
            return 0;
        }

        sentences ??= Sentences.StartsIn(original);
        var found = sentences.BinarySearch(folded.Locate(start, start + 1).Start);
        return found >= 0 ? found + 1 : ~found;
    }

    public Evidence Show(Hit hit)
    {
        var (start, end) = folded.Locate(hit.Start, hit.End);
        return new Evidence(isTitle ? Evidence.Title : Evidence.Body, start, end, original[start..end]);
    }

    public void Dispose() => folded.Dispose();
}
