using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsBot.Stories;

namespace NewsBot.Cli.Verbs;

/// <summary>Articles as JSON objects, one a line, and the lines that say which story each belongs to.</summary>
internal static class GroupLines
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of a text, more than grouping reads; so a large input does not stay in memory.</summary>
    private const int MostText = 4_000;

    /// <exception cref="UserException">A line can't be read.</exception>
    public static async Task<IReadOnlyList<GroupLine>> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        var lines = new List<GroupLine>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await JsonLines.ReadAsync(input, (row, number) => lines.Add(Parse(row, number, ids)), () => Task.CompletedTask, cancellationToken);
        return lines;
    }

    public static async Task WriteAsync(IReadOnlyList<GroupLine> lines, IReadOnlyList<Story> stories, Stream output, CancellationToken cancellationToken)
    {
        var storyOf = stories.SelectMany(s => s.Articles.Select(a => (a.Id, Story: s.Id.Value))).ToDictionary(s => s.Id, s => s.Story, StringComparer.Ordinal);
        await using var buffered = new BufferedStream(output);
        foreach (var line in lines)
        {
            using (var json = new Utf8JsonWriter(buffered, Compact))
            {
                json.WriteStartObject();
                json.WritePropertyName("id");
                json.WriteRawValue(line.Id);
                json.WriteString("story", storyOf[line.Article.Id]);
                json.WriteEndObject();
            }

            buffered.WriteByte((byte)'\n');
        }

        await buffered.FlushAsync(cancellationToken);
    }

    private static GroupLine Parse(JsonElement row, int number, HashSet<string> ids)
    {
        if (!row.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            throw new UserException($"Line {number} has no id: each article needs one, a text or a number.", ExitCode.Usage);
        }

        var text = JsonLines.Text(row, "text");
        var link = JsonLines.Text(row, "url");
        var unique = id.ValueKind == JsonValueKind.String ? JsonLines.Text(id) : id.GetRawText();
        if (!ids.Add(unique))
        {
            // The same article twice, in all likelihood; each line gets its answer.
            unique = string.Create(CultureInfo.InvariantCulture, $"{unique}@{number}");
            ids.Add(unique);
        }

        return new GroupLine(id.GetRawText(), new StoryArticle
        {
            Id = unique,
            Title = JsonLines.Text(row, "title"),
            Text = text.Length > MostText ? text[..MostText] : text,
            Published = Published(row, number),
            Source = JsonLines.Text(row, "source"),
            Link = link.Length > 0 ? link : JsonLines.Text(row, "link"),
            Language = JsonLines.Text(row, "language"),
        });
    }

    private static DateTimeOffset Published(JsonElement row, int number)
    {
        var written = JsonLines.Text(row, "published");
        return written.Length == 0 ? default
            : DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published
            : throw new UserException(
                $"Line {number}: published is \"{written}\", which is no time; write it as 2026-08-16T20:31:00Z, or leave it out.", ExitCode.Usage);
    }
}
