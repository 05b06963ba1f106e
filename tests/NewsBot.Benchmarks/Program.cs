using BenchmarkDotNet.Running;
using NewsBot.Benchmarks;

switch (args)
{
    case ["fetch"]:
        await FetchRun.RunAsync();
        break;
    case ["fetch-site"]:
        await LoopbackSite.ServeAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(FetchRun).Assembly).Run(args);
        break;
}
