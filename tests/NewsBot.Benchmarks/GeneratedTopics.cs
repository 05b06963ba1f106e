using NewsBot.Topics;

namespace NewsBot.Benchmarks;

/// <summary>Topics of five phrases, and a text of 2,000 words with some of them in it, made up from a seed.</summary>
internal static class GeneratedTopics
{
    private const int PhrasesOfTopic = 5;
    private const int WordsOfText = 2_000;
    private static readonly string[] Syllables = "ba co di fu ge ha in jo ka lu me no or pi ra se ti un ve wi".Split(' ');

    // Words that begin alike, and none of a phrase's in a text but where it is put.
    private static readonly string[] Vocabulary = [.. from a in Syllables from b in Syllables from c in Syllables select a + b + c];
    private static readonly ILookup<bool, string> Words = new Random(1).GetItems(Vocabulary, Vocabulary.Length).Distinct().Index().ToLookup(w => w.Index % 2 == 0, w => w.Item);

    public static IReadOnlyList<TopicDefinition> Create(int count)
    {
        var random = new Random(2);
        var words = Words[true].ToArray();
        return [.. Enumerable.Range(0, count).Select(i => new TopicDefinition
        {
            Id = new TopicId($"topic-{i}"),
            Names = new Dictionary<string, string> { ["en"] = $"Topic {i}" },
            Threshold = 0.3,
            Cues = [new Cue { Weight = 0.8, Phrases = [.. Enumerable.Range(0, PhrasesOfTopic).Select(_ => string.Join(' ', random.GetItems(words, 2)))] }],
        })];
    }

    public static IReadOnlyList<string> PhrasesOf(TopicDefinition topic) => [.. (topic.Cues ?? []).SelectMany(c => c.Phrases)];

    public static string Text(IReadOnlyList<TopicDefinition> topics, int hits)
    {
        var random = new Random(3);
        var words = random.GetItems(Words[false].ToArray(), WordsOfText);
        for (var i = 0; i < hits; i++)
        {
            words[i * WordsOfText / hits] = random.GetItems(PhrasesOf(topics[i % topics.Count]).ToArray(), 1)[0];
        }

        return string.Join(' ', words);
    }
}
