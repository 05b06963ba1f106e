using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Sources;
using NewsBot.Subscriptions;

namespace NewsBot.Pipeline;

/// <summary>The messages' JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(ArticleIdConverter), typeof(SourceIdConverter), typeof(SeenEntriesConverter), typeof(ChannelIdConverter)])]
[JsonSerializable(typeof(SourcesToFetch))]
[JsonSerializable(typeof(PagesToRead))]
[JsonSerializable(typeof(ArticlesToTag))]
[JsonSerializable(typeof(DigestToPost))]
public sealed partial class StepJson : JsonSerializerContext;

internal sealed class SourceIdConverter : JsonConverter<SourceId>
{
    public override SourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SourceId.IsValid(reader.GetString()) ? new SourceId(reader.GetString() ?? "") : throw new JsonException("Not a source's id.");

    public override void Write(Utf8JsonWriter writer, SourceId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class SeenEntriesConverter : JsonConverter<SeenEntries>
{
    public override SeenEntries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SeenEntries.FromBytes(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, SeenEntries value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToBytes());
}
