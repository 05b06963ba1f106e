using System.CommandLine;
using System.Runtime.InteropServices;
using NewsBot.Cli;
using NewsBot.Cli.Verbs;

var verbose = new Option<bool>("--verbose") { Description = "Show stack traces and debug logs.", Recursive = true };
var root = new RootCommand("Watches news sources, tags what they publish with topics, and posts digests to chat channels.")
{
    verbose,
    DemoVerb.Create(),
    RunVerb.Create(),
    FeedVerb.Create(),
    ExtractVerb.Create(),
    TagVerb.Create(),
    GroupVerb.Create(),
    SourcesVerb.Create(),
    TopicsVerb.Create(),
    SubscriptionsVerb.Create(),
    DigestVerb.Create(),
    DiscordVerb.Create(),
    PoisonVerb.Create(),
    StorageVerb.Create(),
    DoctorVerb.Create(),
};

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

// What stops a service or a container.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await parsed.InvokeAsync();
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (Exception e) when (!parsed.GetValue(verbose))
{
    // What people can mend may take several lines; of all else the first says enough.
    Console.Error.WriteLine("newsbot: " + (e is UserException ? e.Message : e.Message.Split('\n')[0].TrimEnd()));
    return e is UserException user ? user.ExitCode : ExitCode.Failed;
}
