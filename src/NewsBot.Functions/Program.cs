using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using NewsBot;
using NewsBot.Functions;
using NewsBot.Storage;

try
{
    var builder = FunctionsApplication.CreateBuilder(args).AddBot().AddTelemetry();
    builder.UseMiddleware<MissingStorage>();
    await builder.Build().CheckConfiguration().RunAsync();
    return 0;
}
catch (Exception e) when (e is StorageException || ConfigurationFault.Describe(e) is not null)
{
    // The host shows this line beside its own of a worker that could not start.
    Console.Error.WriteLine(ConfigurationFault.Describe(e) ?? e.Message);
    return 2;
}
