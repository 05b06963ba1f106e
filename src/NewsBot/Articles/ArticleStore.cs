using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;
using NewsBot.Articles.Pages;
using NewsBot.Servers;
using NewsBot.Storage;

namespace NewsBot.Articles;

/// <summary>
/// Articles as blobs, each written once and never changed: <c>{id}.json</c> the entry as its feed had it, or the id of the article that
/// this is a second address of; <c>pages/{id}.json</c> what its page says. Those of a server's own sources are alike under <c>servers/{server}/</c>.
/// </summary>
public sealed class ArticleStore(StorageAccount storage)
{
    private const string Pages = "pages/";
    private const string Servers = "servers/";

    private static readonly BlobUploadOptions CreateOnly = new()
    {
        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
    };

    /// <summary>False where the article is there already, which is left as it was.</summary>
    public Task<bool> TryCreateAsync(Article article, CancellationToken cancellationToken) =>
        TryWriteAsync(BlobName(article.Id), article, ArticleJson.Default.Article, cancellationToken);

    /// <summary>Null where it is no longer kept, or is only a second address of another.</summary>
    /// <exception cref="InvalidDataException">The blob is not one of ours.</exception>
    public async Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken) =>
        await ReadAsync(BlobName(id), cancellationToken) is { } blob && !IsAlias(blob)
            ? Parse(id, blob, ArticleJson.Default.Article)
            : null;

    /// <summary>Keeps what the article's page says; false where that is kept already.</summary>
    public Task<bool> TryWritePageAsync(ArticleId id, ArticlePage page, CancellationToken cancellationToken) =>
        TryWriteAsync(PageName(id), page, ArticleJson.Default.ArticlePage, cancellationToken);

    /// <summary>Null where its page was not read.</summary>
    /// <exception cref="InvalidDataException">The blob is not one of ours.</exception>
    public async Task<ArticlePage?> FindPageAsync(ArticleId id, CancellationToken cancellationToken) =>
        await ReadAsync(PageName(id), cancellationToken) is { } blob ? Parse(id, blob, ArticleJson.Default.ArticlePage) : null;

    /// <summary>
    /// Makes one id another name of an article, unless it is an article itself or another's name already. Returns whose name it is
    /// now: doing it again gives the same.
    /// </summary>
    public async Task<ArticleId> AliasAsync(ArticleId alias, ArticleId article, CancellationToken cancellationToken)
    {
        if (await TryWriteAsync(BlobName(alias), article, ArticleJson.Default.ArticleId, cancellationToken)
            || await ReadAsync(BlobName(alias), cancellationToken) is not { } blob)
        {
            return article;
        }

        return IsAlias(blob) ? JsonSerializer.Deserialize(blob, ArticleJson.Default.ArticleId) : alias;
    }

    /// <summary>
    /// The articles that everybody sees, written at or after the instant, second addresses of articles among them, each portion with where to
    /// go on after it. Reads nothing but the container's list.
    /// </summary>
    /// <param name="since">By storage's clock.</param>
    /// <param name="portion">How many at most at a time, 1 to 5,000; older ones count.</param>
    /// <param name="after">Where an earlier list was left; null: from the beginning.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public async IAsyncEnumerable<(IReadOnlyList<ArticleId> Articles, string? Next)> ListAsync(
        DateTimeOffset since, int portion, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = storage.Articles.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, delimiter: "/", prefix: null, cancellationToken);
        await foreach (var page in articles.AsPages(after, portion))
        {
            yield return (
                [.. page.Values.Where(b => b.IsBlob && b.Blob.Properties.CreatedOn >= since).Select(b => IdOf(b.Blob))],
                page.ContinuationToken is { Length: > 0 } next ? next : null);
        }
    }

    /// <summary>Of which articles a page is kept that was read at or after the instant.</summary>
    public async Task<IReadOnlySet<ArticleId>> ListPagesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var articles = new HashSet<ArticleId>();
        await foreach (var blob in storage.Articles.GetBlobsAsync(BlobTraits.None, BlobStates.None, Pages, cancellationToken))
        {
            if (blob.Properties.CreatedOn >= since)
            {
                articles.Add(IdOf(blob));
            }
        }

        return articles;
    }

    /// <summary>Deletes articles first written before the instant; returns how many.</summary>
    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        DeleteAsync(null, b => b.Properties.CreatedOn < before, cancellationToken);

    /// <summary>Deletes all articles of a server's own sources; returns how many blobs those were.</summary>
    public Task<int> RemoveAllAsync(ServerId server, CancellationToken cancellationToken) =>
        DeleteAsync(FolderOf(server), _ => true, cancellationToken);

    /// <summary>Of which servers' own sources there are articles.</summary>
    public async IAsyncEnumerable<ServerId> ListServersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var folder in storage.Articles.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", Servers, cancellationToken))
        {
            if (folder.IsPrefix && ServerId.TryParse(folder.Prefix[Servers.Length..].TrimEnd('/'), out var server))
            {
                yield return server.Value;
            }
        }
    }

    private async Task<int> DeleteAsync(string? prefix, Func<BlobItem, bool> chosen, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var page in storage.Articles.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).AsPages())
        {
            await Parallel.ForEachAsync(page.Values.Where(chosen).Select(b => b.Name), cancellationToken, async (name, token) =>
            {
                await storage.Articles.DeleteBlobIfExistsAsync(name, cancellationToken: token);
                Interlocked.Increment(ref deleted);
            });
        }

        return deleted;
    }

    private async Task<bool> TryWriteAsync<T>(string name, T content, JsonTypeInfo<T> json, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Articles.GetBlobClient(name)
                .UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(content, json)), CreateOnly, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task<BinaryData?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await storage.Articles.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static T Parse<T>(ArticleId id, BinaryData blob, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(blob, json) ?? throw new InvalidDataException($"Article {id} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Article {id} can't be read: {e.Message}", e);
        }
    }

    // An id is a string, an article an object.
    private static bool IsAlias(BinaryData blob) => blob.ToMemory().Span is [(byte)'"', ..];

    private static ArticleId IdOf(BlobItem blob) => new(Path.GetFileNameWithoutExtension(blob.Name));

    private static string BlobName(ArticleId id) => $"{FolderOf(id)}{id.Hash}.json";

    private static string PageName(ArticleId id) => $"{FolderOf(id)}{Pages}{id.Hash}.json";

    private static string FolderOf(ArticleId id) => id.Server is { } server ? FolderOf(server) : "";

    private static string FolderOf(ServerId server) => $"{Servers}{server}/";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(ArticleIdConverter)])]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(ArticlePage))]
internal sealed partial class ArticleJson : JsonSerializerContext;

internal sealed class ArticleIdConverter : JsonConverter<ArticleId>
{
    public override ArticleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An article's id is a string."));

    public override void Write(Utf8JsonWriter writer, ArticleId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
