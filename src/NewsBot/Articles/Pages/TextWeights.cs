using AngleSharp.Dom;

namespace NewsBot.Articles.Pages;

/// <summary>How much prose stands under each element of a page.</summary>
internal sealed class TextWeights
{
    private const double Most = 0.85;

    private readonly Dictionary<IElement, int> weights = [];
    private readonly IElement root;

    public TextWeights(IElement root, IEnumerable<TextBlock> blocks)
    {
        this.root = root;
        foreach (var block in blocks.Where(b => b.Weight > 0 && b.Within.Count > 0))
        {
            for (var at = block.Within[0]; at is not null && at != root; at = at.ParentElement)
            {
                weights[at] = Of(at) + block.Weight;
            }

            weights[root] = Of(root) + block.Weight;
        }
    }

    public int Of(IElement element) => weights.GetValueOrDefault(element);

    /// <summary>The innermost element that has most of the prose of what is around it.</summary>
    public IElement Densest()
    {
        for (var at = root; ;)
        {
            var next = at.Children.MaxBy(Of);
            if (next is null || Of(next) == 0 || Of(next) < Most * Of(at))
            {
                return at;
            }

            at = next;
        }
    }
}
