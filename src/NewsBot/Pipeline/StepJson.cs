using System.Text.Json;
using System.Text.Json.Serialization;
using NewsBot.Articles;
using NewsBot.Chat;
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
    Converters = [typeof(ArticleIdConverter), typeof(SourceIdConverter), typeof(SeenEntriesConverter), typeof(ChannelIdConverter), typeof(SecretConverter)])]
[JsonSerializable(typeof(SourcesToFetch))]
[JsonSerializable(typeof(PagesToRead))]
[JsonSerializable(typeof(ArticlesToTag))]
[JsonSerializable(typeof(DigestToPost))]
[JsonSerializable(typeof(InteractionToAnswer))]
public sealed partial class StepJson : JsonSerializerContext;

internal sealed class SourceIdConverter : JsonConverter<SourceId>
{
    public override SourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SourceId.IsValid(reader.GetString()) ? new SourceId(reader.GetString() ?? "") : throw new JsonException("Not a source's id.");

    public override void Write(Utf8JsonWriter writer, SourceId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

/// <summary>Into a queue, where the step that reads it needs the secret itself.</summary>
internal sealed class SecretConverter : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("Not a secret."));

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}

internal sealed class SeenEntriesConverter : JsonConverter<SeenEntries>
{
    public override SeenEntries Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SeenEntries.FromBytes(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, SeenEntries value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue(value.ToBytes());
}
