using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using NewsBot.Storage;

namespace NewsBot.Functions;

/// <summary>
/// Creates queues, tables and container where a function finds one missing, and runs it once more: the first run on a fresh account. Where
/// all is there, as after a deployment, it costs no request.
/// </summary>
internal sealed class MissingStorage(StorageAccount storage) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (IsMissing(e))
        {
            await storage.EnsureCreatedAsync(context.CancellationToken);
            await next(context);
        }
    }

    internal static bool IsMissing(Exception exception) => exception switch
    {
        RequestFailedException { Status: 404, ErrorCode: "TableNotFound" or "QueueNotFound" or "ContainerNotFound" } => true,
        AggregateException all => all.Flatten().InnerExceptions.Any(IsMissing),
        _ => false,
    };
}
