using System.CommandLine;
using System.CommandLine.Parsing;

namespace NewsBot.Cli.Verbs;

/// <summary>Options that say of a wrong value what is allowed.</summary>
internal static class CheckedOption
{
    public delegate bool Reading<T>(string text, out T? value);

    /// <summary>Null where it is not given.</summary>
    /// <param name="name">Such as <c>--time</c>.</param>
    /// <param name="description">For the help.</param>
    /// <param name="allowed">What follows "allowed:".</param>
    /// <param name="reading">False where the text is none.</param>
    /// <param name="helpName">What stands for the value in the help; null: what suits its type.</param>
    public static Option<T?> One<T>(string name, string description, string allowed, Reading<T> reading, string? helpName = null) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Read(result, result.Tokens[0].Value, allowed, reading),
    };

    /// <summary>Likewise, of an option that may be given several times.</summary>
    public static Option<IReadOnlyList<T>> Many<T>(string name, string description, int most, string allowed, Reading<T> reading) => new(name)
    {
        Description = description + " May be given several times.",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            if (result.Tokens.Count > most)
            {
                result.AddError($"{name} is given {result.Tokens.Count} times; allowed: {most} times.");
                return [];
            }

            // Where one is none, the error stands and nobody looks at the values.
            return [.. result.Tokens.Select(t => Read(result, t.Value, allowed, reading)).OfType<T>()];
        },
    };

    private static T? Read<T>(ArgumentResult result, string text, string allowed, Reading<T> reading)
    {
        if (!reading(text, out var value))
        {
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} is '{text}'; allowed: {allowed}."); // An option's argument has the option for its parent.
        }

        return value;
    }
}
