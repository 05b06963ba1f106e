using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsBot.Cli.Verbs;

/// <summary>Reads a JSON object a line, however long the stream; blank lines are skipped.</summary>
internal static partial class JsonLines
{
    private const int MaxLine = 16 * 1_024 * 1_024;

    /// <param name="input">UTF-8.</param>
    /// <param name="take">Gets each object and the number of its line, from 1; the object is gone after.</param>
    /// <param name="pause">Called before more is waited for, and at the end.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UserException">A line can't be read; those before it were taken.</exception>
    public static async Task ReadAsync(Stream input, Action<JsonElement, int> take, Func<Task> pause, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 64 * 1_024));
        var number = 0;
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellationToken);
                var rest = read.Buffer;
                while (TakeLine(ref rest, read.IsCompleted, out var line))
                {
                    number++;
                    line = number == 1 ? WithoutMark(line) : line;
                    if (!IsBlank(line))
                    {
                        using var row = Parse(line, number);
                        take(row.RootElement, number);
                    }
                }

                if (rest.Length > MaxLine)
                {
                    throw new UserException($"Line {number + 1} is longer than {MaxLine / 1_024 / 1_024} MiB.", ExitCode.Usage);
                }

                reader.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                {
                    return;
                }

                await pause();
            }
        }
        finally
        {
            await pause();
            await reader.CompleteAsync();
        }
    }

    /// <summary>A member's text; empty where there is none.</summary>
    public static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Text(value) : "";

    /// <summary>A string's text; half a character, as of an emoji that was cut through, is U+FFFD.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            var raw = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));
            using var mended = JsonDocument.Parse(Escape().Replace(raw, e => e.Groups["half"].Success ? @"\ufffd" : e.Value));
            return mended.RootElement.GetString() ?? "";
        }
    }

    // A pair of surrogates, one alone, or any other escape.
    [GeneratedRegex(@"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?<half>u[dD][89a-fA-F]..)|.)")]
    private static partial Regex Escape();

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

    // Some editors begin a file with a mark of its encoding.
    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> line)
    {
        var mark = Encoding.UTF8.Preamble;
        return line.Length >= mark.Length && line.Slice(0, mark.Length).ToArray().AsSpan().SequenceEqual(mark) ? line.Slice(mark.Length) : line;
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

    private static bool IsBlank(ReadOnlySequence<byte> line) => line.Length < 3 && !line.ToArray().AsSpan().ContainsAnyExcept(" \r\t"u8);
}
