using System.Globalization;
using NewsBot.Articles;
using NewsBot.Feeds;
using NewsBot.Fetching;
using NewsBot.Sources;

namespace NewsBot.Cli.Verbs;

/// <summary>How people name sources to the verbs, and how the verbs speak of them.</summary>
internal static class SourceArgument
{
    public const string Help = "A source's id, or its address.";

    /// <exception cref="UserException">It is no http or https address.</exception>
    public static Uri ParseUrl(string text) =>
        text.Length <= Source.MaxUrl && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && UrlRules.IsWeb(url)
            ? url
            : throw new UserException($"'{Excerpt.Of(text, 100)}' is not an http or https address of at most {Source.MaxUrl} characters.", ExitCode.Usage);

    public static SourceId ParseId(string text) => SourceId.IsValid(text) ? new SourceId(text) : SourceId.Of(ParseUrl(text));

    /// <exception cref="UserException">It was not found.</exception>
    public static void Require(bool found, SourceId id)
    {
        if (!found)
        {
            throw new UserException($"There is no source {id}; 'newsbot sources list' shows all.");
        }
    }

    /// <summary>What a source lists, in a line.</summary>
    public static string Describe(FeedResult.Read read) =>
        $"{read.Feed.Format}, {read.Feed.Entries.Count} entries, \"{Excerpt.Of(PlainText.Tidy(read.Feed.Title), 80)}\", newest "
        + Time(read.Feed.Entries.Max(e => e.Published ?? e.Updated))
        + (read.Repaired is { } repaired ? $", mended: {repaired}" : "");

    public static string Time(DateTimeOffset? time, string none = "never") =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? none;
}
