using Azure.Core;
using Azure.Core.Pipeline;

namespace NewsBot.Storage;

/// <summary>Sits inside the retries, for each try is billed.</summary>
internal sealed class CountingPolicy(string service, OperationCounter counter) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri;
        counter.Add(service + " " + Operation(message.Request.Method, uri.Path ?? "", uri.Query ?? ""));
    }

    private string Operation(RequestMethod method, string path, string query) => service switch
    {
        "table" when path.EndsWith("/$batch", StringComparison.Ordinal) => "transaction",
        "table" => method == RequestMethod.Get ? "query" : path.Contains("/Tables", StringComparison.Ordinal) ? "create" : "write",
        "queue" when path.Contains("/messages", StringComparison.Ordinal) =>
            method == RequestMethod.Get ? query.Contains("peekonly", StringComparison.Ordinal) ? "peek" : "receive"
            : method == RequestMethod.Post ? "send"
            : method == RequestMethod.Put ? "update"
            : "delete",
        "queue" => method == RequestMethod.Put ? "create" : "properties",
        _ when query.Contains("restype=container", StringComparison.Ordinal) =>
            query.Contains("comp=list", StringComparison.Ordinal) ? "list" : "create",
        _ => method == RequestMethod.Get || method == RequestMethod.Head ? "read"
            : method == RequestMethod.Delete ? "delete"
            : "write",
    };
}
