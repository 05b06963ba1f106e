using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsBot.Pipeline.Costs;

/// <summary>What Azure asks for, from <c>prices.json</c>: one currency and region, storage locally redundant, blobs hot.</summary>
public sealed record PriceList
{
    /// <summary>As the program comes with it.</summary>
    public static PriceList Shipped { get; } = Read();

    /// <summary>Year and month.</summary>
    public required string AsOf { get; init; }

    public required string Region { get; init; }

    public required string Currency { get; init; }

    /// <summary>How the prices were come by.</summary>
    public required string Note { get; init; }

    /// <summary>Where they are published.</summary>
    public required IReadOnlyList<string> Pages { get; init; }

    public required decimal BlobWritesPer10000 { get; init; }
    public required decimal BlobReadsPer10000 { get; init; }
    public required decimal BlobGbMonth { get; init; }
    public required decimal QueueOperationsPer10000 { get; init; }

    /// <summary>A transaction of up to a hundred rows is one.</summary>
    public required decimal TableOperationsPer10000 { get; init; }

    public required decimal TableGbMonth { get; init; }
    public required decimal ExecutionsPerMillion { get; init; }
    public required long FreeExecutions { get; init; }

    /// <summary>Of memory while an instance works.</summary>
    public required decimal GbSecond { get; init; }

    public required long FreeGbSeconds { get; init; }

    /// <summary>Of memory while an instance waits.</summary>
    public required decimal AlwaysReadyGbSecond { get; init; }

    public required decimal LogGb { get; init; }
    public required decimal FreeLogGb { get; init; }

    /// <summary>Of an alert that asks every quarter of an hour.</summary>
    public required decimal AlertRuleMonth { get; init; }

    private static PriceList Read()
    {
        const string Resource = "NewsBot.Pipeline.Costs.prices.json";
        using var data = typeof(PriceList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"Resource {Resource} is missing from the build.");
        return JsonSerializer.Deserialize(data, PriceJson.Default.PriceList)
            ?? throw new InvalidDataException($"{Resource} is empty.");
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PriceList))]
internal sealed partial class PriceJson : JsonSerializerContext;
