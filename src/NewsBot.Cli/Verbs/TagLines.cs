using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Topics;

namespace NewsBot.Cli.Verbs;

/// <summary>Tags a JSON object a line, in order, streaming: what came in is answered before more is waited for.</summary>
internal sealed class TagLines(TopicMatcher matcher)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UserException">A line can't be read; those before it are answered.</exception>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var answers = new ArrayBufferWriter<byte>();
        await JsonLines.ReadAsync(input, (row, _) => Answer(row, answers), FlushAsync, cancellationToken);

        async Task FlushAsync()
        {
            await output.WriteAsync(answers.WrittenMemory, cancellationToken);
            await output.FlushAsync(cancellationToken);
            answers.ResetWrittenCount();
        }
    }

    private void Answer(JsonElement row, ArrayBufferWriter<byte> answers)
    {
        var title = JsonLines.Text(row, "title");
        var text = JsonLines.Text(row, "text");
        using (var json = new Utf8JsonWriter(answers, Compact))
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (!row.TryGetProperty("id", out var id))
            {
                json.WriteNullValue();
            }
            else if (id.ValueKind == JsonValueKind.String)
            {
                json.WriteStringValue(JsonLines.Text(id));
            }
            else
            {
                id.WriteTo(json);
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
}
