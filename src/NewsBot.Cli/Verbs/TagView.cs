using System.Globalization;
using NewsBot.Topics;
using Spectre.Console;
using Line = Spectre.Console.Text;

namespace NewsBot.Cli.Verbs;

/// <summary>A tagged text for people: the evidence marked in its topic's colour, and for each topic why, or why not.</summary>
internal sealed class TagView(IAnsiConsole console)
{
    private const int MaxReasons = 8;

    /// <summary>Characters of a text: nobody reads more in a terminal, and to wrap it takes a time that grows with its square.</summary>
    private const int MaxShown = 10_000;

    /// <summary>Of a file or pipe there is nothing to wrap for.</summary>
    private const int EndlessWidth = 100_000;

    private static readonly Color[] Colours = [Color.Yellow, Color.Aqua, Color.Lime, Color.Fuchsia, Color.Orange1, Color.Silver];

    public void Write(string title, string text, IReadOnlyList<TopicDefinition> topics, IReadOnlyList<TopicMatch> verdicts)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = EndlessWidth;
        }

        var judged = topics.Zip(verdicts).OrderByDescending(v => v.Second.Matches).ThenByDescending(v => v.Second.Score).ToList();
        var ordered = judged.Select(j => j.Second).ToList();
        if (title.Length > 0)
        {
            console.Write(Marked(Evidence.Title, title, ordered, new Style(decoration: Decoration.Bold)));
            console.WriteLine();
        }

        var body = text.TrimEnd();
        console.Write(Marked(Evidence.Body, body.Length > MaxShown ? body[..MaxShown] : body, ordered, Style.Plain));
        console.WriteLine();
        if (body.Length > MaxShown)
        {
            console.WriteLine($"… and {body.Length - MaxShown} more characters");
        }

        foreach (var (i, (topic, verdict)) in judged.Index())
        {
            console.WriteLine();
            WriteVerdict(topic, verdict, verdict.Matches ? StyleOf(i) : Style.Plain);
        }
    }

    private void WriteVerdict(TopicDefinition topic, TopicMatch verdict, Style style)
    {
        console.Write(new Line(verdict.Matches ? "yes  " : "no   ", new Style(verdict.Matches ? Color.Green : Color.Grey)));
        console.Write(new Line(topic.Id.Value, style));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  score {verdict.Score:0.00}, {topic.Threshold:0.00} needed"));

        var lines = new Grid().AddColumn(new GridColumn().PadLeft(5).PadRight(2)).AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap());
        foreach (var reason in verdict.Reasons.Take(MaxReasons))
        {
            AddReason(lines, reason);
        }

        if (lines.Rows.Count > 0)
        {
            console.Write(lines);
        }

        var more = verdict.Reasons.Count - MaxReasons;
        foreach (var note in TagNotes.Of(topic, verdict).Prepend(more > 0 ? $"and {more} more" : null).OfType<string>())
        {
            console.Write(new Padder(new Line(Clean(note), new Style(Color.Grey)), new Padding(5, 0, 0, 0)));
        }
    }

    private static void AddReason(Grid lines, Reason reason)
    {
        var isFor = reason.Kind is ReasonKind.Phrase or ReasonKind.Combination;
        var phrase = reason.Kind switch
        {
            ReasonKind.Against => "against: " + reason.Phrase,
            ReasonKind.NoContext => "nothing of its context",
            _ => reason.Phrase,
        };
        var place = reason.Place + (reason.Mentions > 1 ? string.Create(CultureInfo.InvariantCulture, $" ×{reason.Mentions}") : "");
        var weight = string.Create(CultureInfo.InvariantCulture, $"{(isFor ? "+" : "−")}{reason.Weight:0.00}{(isFor ? "" : " of it")}");
        lines.AddRow(new Line(Clean(phrase)), new Line(place, new Style(Color.Grey)), new Line(weight, new Style(isFor ? Color.Green : Color.Red)));
    }

    /// <summary>The text in pieces, each as many topics' as have evidence there; of topics that it does not have, underlined only.</summary>
    private static Paragraph Marked(string field, string text, List<TopicMatch> verdicts, Style plain)
    {
        var edges = new SortedDictionary<int, List<(int Topic, int Change)>> { [text.Length] = [] };
        foreach (var (topic, verdict) in verdicts.Index())
        {
            foreach (var evidence in verdict.Evidence.Where(e => e.Field == field && e.End <= text.Length))
            {
                Edge(evidence.Start).Add((topic, 1));
                Edge(evidence.End).Add((topic, -1));
            }
        }

        var open = new int[verdicts.Count];
        var paragraph = new Paragraph();
        var at = 0;
        foreach (var (edge, changes) in edges)
        {
            var here = open.Index().Where(o => o.Item > 0).Select(o => o.Index).ToList();
            paragraph.Append(Clean(text[at..edge]), here.Count == 0 ? plain : StyleOf(here.FindAll(t => verdicts[t].Matches)));
            changes.ForEach(c => open[c.Topic] += c.Change);
            at = edge;
        }

        return paragraph;

        List<(int, int)> Edge(int position) => edges.TryGetValue(position, out var known) ? known : edges[position] = [];
    }

    // Underlined, too, for terminals without colours.
    private static Style StyleOf(List<int> topics) => topics.Count switch
    {
        0 => new Style(decoration: Decoration.Underline),
        1 => StyleOf(topics[0]),
        _ => new Style(Color.Black, Color.White, Decoration.Underline | Decoration.Bold),
    };

    private static Style StyleOf(int topic) => new(Color.Black, Colours[topic % Colours.Length], Decoration.Underline);

    // A text from outside must not steer the terminal.
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c));
}
