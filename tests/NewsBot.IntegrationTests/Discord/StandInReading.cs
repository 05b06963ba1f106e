using System.Text;
using System.Text.RegularExpressions;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>What a reader sees of markdown, and what in it acts: links, mentions, formats. As Discord's clients have it, or stricter.</summary>
public sealed partial class StandInReading
{
    private StandInReading(string text, IReadOnlyList<string> acts) => (Text, Acts) = (text, acts);

    /// <summary>Without what only formats.</summary>
    public string Text { get; }

    /// <summary>Such as <c>link https://example.org/</c>, <c>bold</c>, <c>mention</c>.</summary>
    public IReadOnlyList<string> Acts { get; }

    public static StandInReading Of(string markdown)
    {
        var acts = new List<string>();
        return new StandInReading(string.Join('\n', markdown.Split('\n').Select(l => Line(l, acts))), acts);
    }

    private static string Line(string line, List<string> acts)
    {
        if (BlockStart().Match(line) is { Success: true } block)
        {
            acts.Add("block " + block.Value.Trim());
        }

        return Inline(line, acts);
    }

    private static string Inline(string line, List<string> acts)
    {
        var text = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            // A backslash makes the next sign mean itself.
            if (line[at] == '\\' && at + 1 < line.Length && !char.IsLetterOrDigit(line[at + 1]) && line[at + 1] != ' ')
            {
                text.Append(line[at + 1]);
                at += 2;
                continue;
            }

            if (MaskedLink().Match(line, at) is { Success: true } link)
            {
                acts.Add("link " + link.Groups["to"].Value);
                text.Append(Inline(link.Groups["label"].Value, acts));
                at += link.Length;
            }
            else if (Format().Match(line, at) is { Success: true } format)
            {
                acts.Add(format.Groups["sign"].Value == "**" ? "bold" : "format " + format.Groups["sign"].Value);
                text.Append(Inline(format.Groups["inner"].Value, acts));
                at += format.Length;
            }
            else if (Special().Match(line, at) is { Success: true } special)
            {
                acts.Add(special.Groups["kind"].Value is "t:" ? "time" : "special " + special.Value);
                at += special.Length;
            }
            else if (Bare().Match(line, at) is { Success: true } bare)
            {
                acts.Add("bare " + bare.Value);
                text.Append(bare.Value);
                at += bare.Length;
            }
            else
            {
                text.Append(line[at++]);
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^(#{1,3} |-# |[-*+] |>>>? |> |\d+[.)] )")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\G\[(?<label>(?:\\.|[^\]\\])+)\]\(<?(?<to>[^\s()<>]+)>?(?: ""[^""]*"")?\)")]
    private static partial Regex MaskedLink();

    [GeneratedRegex(@"\G(?<sign>\*\*|__|~~|\|\||```|``|`|\*|_)(?<inner>(?:\\.|(?!\k<sign>)[^\\])+?)\k<sign>")]
    private static partial Regex Format();

    /// <summary>Mentions, times, commands, emoji.</summary>
    [GeneratedRegex(@"\G(?:<(?<kind>@&?!?|#|t:|/|a?:|id:)[^>\s]+>|:[A-Za-z0-9_+-]+:)")]
    private static partial Regex Special();

    /// <summary>What Discord turns into a link or a ping by itself.</summary>
    [GeneratedRegex(@"\G(?:https?://[^\s<]+|@everyone|@here)")]
    private static partial Regex Bare();
}
