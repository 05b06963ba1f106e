using NewsBot.Text;

namespace NewsBot.Topics;

/// <summary>A title or a text, folded, and its sentences when they are asked for.</summary>
internal sealed class TextField(string original, bool isTitle) : IDisposable
{
    private readonly FoldedText folded = FoldedText.Of(original);
    private List<int>? sentences;

    // The sentence that was asked for last, for the next is asked for there as a rule.
    private (int Number, int From, int To) last = (0, 0, 0);

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
        var at = folded.StartOf(start);
        if (at < last.From || at >= last.To)
        {
            var found = sentences.BinarySearch(at);
            var number = found >= 0 ? found + 1 : ~found;
            last = (number, sentences[number - 1], number < sentences.Count ? sentences[number] : int.MaxValue);
        }

        return last.Number;
    }

    public Evidence Show(Hit hit)
    {
        var (start, end) = folded.Locate(hit.Start, hit.End);
        return new Evidence(isTitle ? Evidence.Title : Evidence.Body, start, end, original[start..end]);
    }

    public void Dispose() => folded.Dispose();
}
