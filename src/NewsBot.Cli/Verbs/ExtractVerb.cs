using System.CommandLine;
using NewsBot.Articles.Pages;

namespace NewsBot.Cli.Verbs;

/// <summary><c>newsbot extract</c>: the article's plain text out of a web page.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "A file, an http or https address, or - for standard input." };
        var json = BotCommand.Json();
        var command = BotCommand.Create("extract", "Read the article on a web page and print its text.", from, json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var document = await Document.LoadAsync(parsed.GetRequiredValue(from), cancellationToken);
            switch (PageReader.Read(document.Bytes, document.ContentType, document.BaseUri))
            {
                case PageResult.Read read when parsed.GetValue(json):
                    BotCommand.WriteJson(Console.Out, read.Page);
                    return ExitCode.Done;
                case PageResult.Read read:
                    Console.Out.WriteLine(read.Page.Text);
                    return ExitCode.Done;
                case PageResult.Unreadable none:
                    throw new UserException(none.Reason, ExitCode.Usage);
                default:
                    throw new InvalidOperationException("A page is read or it is unreadable.");
            }
        });
        return command;
    }
}
