namespace NewsBot.Topics;

/// <summary>One reading of a title and a text for all topics; to be used again for the next, for it keeps its memory.</summary>
internal sealed class TopicScan(IReadOnlyList<CompiledTopic> topics, PhraseIndex phrases)
{
    private readonly TopicTally?[] tallies = new TopicTally?[topics.Count];
    private readonly List<int> touched = [];

    /// <summary>Topics of which a phrase was found, by number.</summary>
    public IReadOnlyList<int> Touched => touched;

    public TopicTally TallyOf(int topic) => tallies[topic] ??= new TopicTally(topics[topic]);

    public void Read(TextField title, TextField text)
    {
        phrases.Find(this, title);
        EndField(title);
        phrases.Find(this, text);
        EndField(text);
        touched.Sort();
    }

    public void Add(int topic, Hit hit, TextField field, int position)
    {
        var tally = TallyOf(topic);
        if (!tally.IsTouched)
        {
            touched.Add(topic);
        }

        tally.Add(hit, field, position);
    }

    public void Clear()
    {
        foreach (var topic in touched)
        {
            TallyOf(topic).Clear();
        }

        touched.Clear();
    }

    private void EndField(TextField field)
    {
        foreach (var topic in touched)
        {
            TallyOf(topic).Settle(field, int.MaxValue);
        }
    }
}
