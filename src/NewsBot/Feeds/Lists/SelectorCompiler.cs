using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;

namespace NewsBot.Feeds.Lists;

/// <summary>Turns a selector that AngleSharp has parsed into steps that can be taken while a page streams by.</summary>
internal sealed class SelectorCompiler : ISelectorVisitor
{
    private readonly List<SelectorStep> steps = [];
    private List<Predicate<PageElement>> tests = [];
    private char combinator;
    private bool isList;

    /// <summary>The first part that can't be decided as an element opens, or that makes no sense on a page; null where there is none.</summary>
    public string? NotSupported { get; private set; }

    public IReadOnlyList<SelectorStep> Compile(ISelector selector)
    {
        selector.Accept(this);
        if (!isList)
        {
            EndAlternative();
        }

        return steps;
    }

    public void Type(string name)
    {
        if (name != "*")
        {
            var lower = name.ToLowerInvariant();
            tests.Add(e => e.Name == lower);
        }
    }

    public void Id(string name) => tests.Add(e => e.Attribute("id") == name);

    public void Class(string name) => tests.Add(e => e.HasWord("class", name));

    public void Attribute(string name, string op, string? value)
    {
        value ??= "";
        var lower = name.ToLowerInvariant();
        tests.Add(op switch
        {
            "" => e => e.Attribute(lower) is not null,
            "=" => e => e.Attribute(lower) == value,
            "!=" => e => e.Attribute(lower) != value,
            "~=" => e => e.HasWord(lower, value),
            "|=" => e => e.Attribute(lower) is { } found && (found == value || found.StartsWith(value + "-", StringComparison.Ordinal)),
            "^=" => e => value.Length > 0 && e.Attribute(lower)?.StartsWith(value, StringComparison.Ordinal) == true,
            "$=" => e => value.Length > 0 && e.Attribute(lower)?.EndsWith(value, StringComparison.Ordinal) == true,
            "*=" => e => value.Length > 0 && e.Attribute(lower)?.Contains(value, StringComparison.Ordinal) == true,
            _ => Refuse(op),
        });
    }

    public void Child(string name, int step, int offset, ISelector selector)
    {
        var isOfAll = selector is null || selector.Text == "*";
        tests.Add((name, isOfAll) switch
        {
            ("nth-child", true) => e => IsNth(e.Number, step, offset),
            ("nth-of-type", true) => e => IsNth(e.NumberOfType, step, offset),
            _ => Refuse($":{name}"),
        });
    }

    public void PseudoClass(string name) => tests.Add(name switch
    {
        "scope" => e => e.Item?.Element == e,
        "first-child" => e => e.Number == 1,
        "first-of-type" => e => e.NumberOfType == 1,
        ['n', 'o', 't', '(', .. var inner, ')'] => Not(AnyOf(inner)),
        ['i', 's', '(', .. var inner, ')'] => AnyOf(inner),
        _ => Refuse($":{name}"),
    });

    public void PseudoElement(string name) => Refuse($"::{name}");

    public void List(IEnumerable<ISelector> selectors)
    {
        isList = true;
        foreach (var selector in selectors)
        {
            selector.Accept(this);
            EndAlternative();
        }
    }

    public void Many(IEnumerable<ISelector> selectors)
    {
        foreach (var selector in selectors)
        {
            selector.Accept(this);
        }
    }

    public void Combinator(IEnumerable<ISelector> selectors, IEnumerable<string> symbols)
    {
        using var symbol = symbols.GetEnumerator();
        foreach (var selector in selectors)
        {
            selector.Accept(this);
            if (symbol.MoveNext())
            {
                EndStep(isLast: false);
                combinator = symbol.Current[0];
                if (symbol.Current is not (" " or ">" or "+" or "~"))
                {
                    Refuse(symbol.Current);
                }
            }
        }
    }

    private void EndAlternative()
    {
        EndStep(isLast: true);
        combinator = '\0';
    }

    private void EndStep(bool isLast)
    {
        steps.Add(new SelectorStep(combinator, tests, isLast));
        tests = [];
    }

    private Predicate<PageElement> AnyOf(string selectors)
    {
        var inner = new SelectorCompiler();
        var alternatives = new CssSelectorParser().ParseSelector(selectors) is { } parsed ? inner.Compile(parsed) : [];
        NotSupported ??= inner.NotSupported;
        return alternatives.Count > 0 && alternatives.All(a => a.IsLast && a.Combinator == '\0')
            ? e => alternatives.Any(a => a.Holds(e))
            : Refuse(selectors);
    }

    private static Predicate<PageElement> Not(Predicate<PageElement> test) => e => !test(e);

    private Predicate<PageElement> Refuse(string part)
    {
        NotSupported ??= part;
        return _ => false;
    }

    // An + B, for some n of 0 or more (Selectors 4, 14.1).
    private static bool IsNth(int number, int step, int offset) =>
        step == 0 ? number == offset : (number - offset) % step == 0 && (number - offset) / step >= 0;
}
