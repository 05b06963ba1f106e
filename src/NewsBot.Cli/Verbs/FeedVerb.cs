using System.CommandLine;
using NewsBot.Feeds;
using NewsBot.Fetching;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot feed</c>: parses one feed and prints JSON Feed 1.1.</summary>
internal static class FeedVerb
{
    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "A file, an http or https address, or - for standard input." };
        var command = BotCommand.Create("feed", "Parse one feed and print it as JSON Feed 1.1.", from, BotCommand.Json("Print JSON, as it does anyway."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var document = await Document.LoadAsync(parsed.GetRequiredValue(from), FetchKind.Feed, cancellationToken);
            switch (FeedReader.Read(document.Bytes, document.ContentType, document.BaseUri))
            {
                case FeedResult.Read read:
                    using (var output = Console.OpenStandardOutput())
                    {
                        JsonFeedWriter.Write(read.Feed, output);
                    }

                    Console.Out.WriteLine();
                    if (read.Repaired is { } repaired)
                    {
                        Console.Error.WriteLine("newsbot: mended to be read: " + repaired);
                    }

                    return ExitCode.Done;
                case FeedResult.NotAFeed none:
                    throw new UserException(none.Reason, ExitCode.Usage);
                default:
                    throw new InvalidOperationException("A feed is read or it is none.");
            }
        });
        return command;
    }
}
