using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary>Tags a JSON object a line, in order, streaming: what came in is answered before more is waited for.</summary>
internal sealed class TagLines(TopicMatcher matcher)
{
    private const int MaxLine = 16 * 1_024 * 1_024;
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UserException">A line can't be read; those before it are answered.</exception>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1_024));
        var answers = new ArrayBufferWriter<byte>();
        var number = 0;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var rest = read.Buffer;
                while (TakeLine(ref rest, read.IsCompleted, out var line))
                {
                    Answer(line, ++number, answers);
                }

                if (rest.Length > MaxLine)
                {
                    throw new UserException($"Line {number + 1} is longer than {MaxLine / 1_024 / 1_024} MiB.", ExitCode.Usage);
                }

                reader.AdvanceTo(rest.Start, rest.End);
                await FlushAsync();
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        finally
        {
            await FlushAsync();
            await reader.CompleteAsync();
        }

        async Task FlushAsync()
        {
            await output.WriteAsync(answers.WrittenMemory, cancellationToken);
            await output.FlushAsync(cancellationToken);
            answers.ResetWrittenCount();
        }
    }

    private static bool TakeLine(ref ReadOnlySequence<byte> rest, bool isLast, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        var found = isLast && !rest.IsEmpty;
        rest = found ? rest.Slice(rest.End) : rest;
        return found;
    }

    private void Answer(ReadOnlySequence<byte> line, int number, ArrayBufferWriter<byte> answers)
    {
        if (IsBlank(line))
        {
            return;
        }

        using var row = Parse(line, number);
        var title = Text(row.RootElement, "title");
        var text = Text(row.RootElement, "text");
        using (var json = new Utf8JsonWriter(answers, Compact))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (row.RootElement.TryGetProperty("id", out var id))
            {
                id.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteString("language", ArticleLanguage.Detect(title, text));
            json.WriteStartArray("topics");
            foreach (var match in matcher.Match(title, text))
            {
                Write(json, match);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        answers.Write("\n"u8);
    }

    private static JsonDocument Parse(ReadOnlySequence<byte> line, int number)
    {
        try
        {
            var row = JsonDocument.Parse(line);
            return row.RootElement.ValueKind == JsonValueKind.Object ? row : throw new JsonException("it is no object");
        }
        catch (JsonException e)
        {
            throw new UserException($"Line {number} is no JSON object: {e.Message}", ExitCode.Usage, e);
        }
    }

    private static void Write(Utf8JsonWriter json, TopicMatch match)
    {
        json.WriteStartObject();
        json.WriteString("id", match.Topic.Value);
        json.WriteNumber("score", match.Score);
        json.WriteStartArray("evidence");
        foreach (var evidence in match.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("field", evidence.Field);
            json.WriteNumber("start", evidence.Start);
            json.WriteNumber("end", evidence.End);
            json.WriteString("text", evidence.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsBlank(ReadOnlySequence<byte> line) => line.Length < 3 && !line.ToArray().AsSpan().ContainsAnyExcept(" \r\t"u8);

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
