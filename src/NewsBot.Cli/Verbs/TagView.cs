using NewsBot.Topics;
using Spectre.Console;

namespace NewsBot.Cli.Verbs;

/// <summary>A tagged text for people: the evidence marked, and for each topic why, or why not.</summary>
internal static class TagView
{
    public static void Write(string title, string text, IReadOnlyList<TopicDefinition> topics, IReadOnlyList<TopicMatch> verdicts)
    {
        if (title.Length > 0)
        {
            AnsiConsole.MarkupLine("[bold]" + Marked("title", title, verdicts) + "[/]");
        }

        AnsiConsole.MarkupLine(Marked("text", text.TrimEnd(), verdicts));
        AnsiConsole.WriteLine();
        foreach (var (topic, verdict) in topics.Zip(verdicts).OrderByDescending(v => v.Second.Score))
        {
            var score = FormattableString.Invariant($"{verdict.Score:0.00} of {topic.Threshold:0.00}");
            AnsiConsole.MarkupLine($"{(verdict.Matches ? "[green]yes[/]" : "[grey]no [/]")}  {Markup.Escape(topic.Id.Value),-16} {score}  {Why(verdict)}");
        }
    }

    private static string Why(TopicMatch verdict)
    {
        var said = verdict.Evidence.Select(e => e.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var against = verdict.Against.Select(e => e.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return said.Count == 0 ? "[grey]nothing speaks for it[/]"
            : Markup.Escape(string.Join(" · ", said)) + (against.Count > 0 ? $"  [red]against: {Markup.Escape(string.Join(" · ", against))}[/]" : "");
    }

    private static string Marked(string field, string text, IReadOnlyList<TopicMatch> verdicts)
    {
        var marked = new System.Text.StringBuilder();
        var at = 0;
        foreach (var evidence in verdicts.Where(v => v.Matches).SelectMany(v => v.Evidence).Where(e => e.Field == field).OrderBy(e => e.Start))
        {
            if (evidence.Start >= at)
            {
                marked.Append(Markup.Escape(text[at..evidence.Start])).Append("[black on yellow]").Append(Markup.Escape(evidence.Text)).Append("[/]");
                at = evidence.End;
            }
        }

        return marked.Append(Markup.Escape(text[at..])).ToString();
    }
}
