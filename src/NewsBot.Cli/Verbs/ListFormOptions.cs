using System.CommandLine;
using NewsBot.Feeds.Lists;

namespace NewsBot.Cli.Verbs;

/// <summary>The options that say how a source without a feed is read; in OPML the attributes have the same names.</summary>
internal sealed class ListFormOptions
{
    private static readonly Dictionary<string, string> Help = new(StringComparer.Ordinal)
    {
        ["kind"] = "What it is: feed (the default), sitemap, page or json.",
        ["item"] = "Of a page: a CSS selector of each item, such as 'ul.news > li'. Of JSON: the path of the list, such as data.list.",
        ["item-title"] = "Within an item: its title, such as 'h2 a' or title.",
        ["item-link"] = "Within an item: its address, such as a@href or url.",
        ["item-time"] = "Within an item: when it was published, such as time@datetime or published_at.",
    };

    private readonly Dictionary<string, Option<string>> options =
        ListForm.Names.ToDictionary(n => n, n => new Option<string>("--" + n) { Description = Help[n] }, StringComparer.Ordinal);

    public IEnumerable<Symbol> All => options.Values;

    /// <summary>Null for a feed.</summary>
    /// <exception cref="UserException">An option is wrong; the message says which and what is allowed.</exception>
    public ListForm? Parse(ParseResult parsed)
    {
        var (form, error) = ListForm.Parse(name => parsed.GetValue(options[name]));
        return form is null ? throw new UserException(error ?? "", ExitCode.Usage)
            : form == ListForm.Feed ? null
            : form;
    }
}
