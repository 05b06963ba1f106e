using System.Globalization;
using NewsBot.Articles;

namespace NewsBot.Tests.Digests;

/// <summary>Events by number, no two of which have a word in common that says anything.</summary>
internal static class TestNews
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";

    public static ArticleId Id(int number) => ArticleId.OfEntry("s", number.ToString(CultureInfo.InvariantCulture));

    public static string Headline(int number) => $"{Name(number, 0)} opens {Name(number, 1)} at {Name(number, 2)}";

    public static string Body(int number) => $"{Name(number, 0)} has opened {Name(number, 1)} at {Name(number, 2)}, says {Name(number, 3)} of {Name(number, 4)}.";

    private static string Name(int number, int word)
    {
        var seed = (number * 5) + word;
        var name = "";
        for (var i = 0; i < 3; i++)
        {
            name += Consonants[seed % Consonants.Length];
            seed /= Consonants.Length;
            name += Vowels[(number + word + i) % Vowels.Length];
        }

        return char.ToUpperInvariant(name[0]) + name[1..] + Vowels[number % Vowels.Length] + "x";
    }
}
