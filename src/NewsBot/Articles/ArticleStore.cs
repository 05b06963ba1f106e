using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs.Models;
using NewsBot.Storage;

namespace NewsBot.Articles;

/// <summary>Articles as blobs <c>{id}.json</c>, each written once and never changed.</summary>
public sealed class ArticleStore(StorageAccount storage)
{
    private static readonly BlobUploadOptions CreateOnly = new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
    };

    /// <summary>False where the article is there already, which is left as it was.</summary>
    public async Task<bool> TryCreateAsync(Article article, CancellationToken cancellationToken)
    {
        var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(article, ArticleJson.Default.Article));
        try
        {
            await storage.Articles.GetBlobClient(BlobName(article.Id)).UploadAsync(json, CreateOnly, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Null where it is no longer kept.</summary>
    /// <exception cref="InvalidDataException">The blob is not one of ours.</exception>
    public async Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await storage.Articles.GetBlobClient(BlobName(id)).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(blob.Value.Content, ArticleJson.Default.Article)
                ?? throw new InvalidDataException($"Article {id} is empty.");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Article {id} can't be read: {e.Message}", e);
        }
    }

    /// <summary>Deletes articles first written before the instant; returns how many.</summary>
    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var page in storage.Articles.GetBlobsAsync(cancellationToken: cancellationToken).AsPages())
        {
            var old = page.Values.Where(b => b.Properties.CreatedOn < before).Select(b => b.Name);
            await Parallel.ForEachAsync(old, cancellationToken, async (name, token) =>
            {
                await storage.Articles.DeleteBlobIfExistsAsync(name, cancellationToken: token);
                Interlocked.Increment(ref deleted);
            });
        }

        return deleted;
    }

    private static string BlobName(ArticleId id) => id + ".json";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(ArticleIdConverter)])]
[JsonSerializable(typeof(Article))]
internal sealed partial class ArticleJson : JsonSerializerContext;

internal sealed class ArticleIdConverter : JsonConverter<ArticleId>
{
    public override ArticleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An article's id is a string."));

    public override void Write(Utf8JsonWriter writer, ArticleId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
