using System.Globalization;
using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/search</c>: headlines of tagged articles, by the same queries as topics.</summary>
internal sealed class SearchCommand(TopicOption topics, TopicCatalog catalog, TagStore tags, TimeProvider clock) : ICommand
{
    private const int UsualDays = 7;
    private const int MostDays = 30;
    private const int MaxShown = 15;
    private const int MaxTitle = 150;
    private const int MaxSource = 60;

    public string Path => "search";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        var written = interaction.Option(CommandList.Query) ?? "";
        var query = TopicDefinition.FromQuery("query", "query", written).Topic;
        if (query is null)
        {
            return QueryFault.Of(written, texts.Interactions);
        }

        var within = (await catalog.GetAsync(cancellationToken)).VisibleTo(interaction.Server).Select(t => t.Id).ToList();
        if (interaction.Option(CommandList.Topic) is not null)
        {
            if (await topics.FindAsync(interaction, cancellationToken) is not { } topic)
            {
                return await topics.UnknownAsync(interaction, cancellationToken);
            }

            within = [topic.Id];
        }

        var days = int.TryParse(interaction.Option(CommandList.Days), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, MostDays)
            : UsualDays;
        var found = await FindAsync(new TopicMatcher([query]), within, interaction.Server, days, cancellationToken);
        return found.Count == 0
            ? DiscordReply.Of(InteractionTexts.Fill(texts.Interactions.FoundNothing, DiscordText.Quote(written), days))
            : DiscordReply.List(
                InteractionTexts.Fill(texts.Interactions.Found, found.Count, DiscordText.Name(written), days),
                [.. found.Take(MaxShown).Select(t => Line(t, texts)), found.Count > MaxShown ? texts.CountOfMore(found.Count - MaxShown) : null]);
    }

    private async Task<IReadOnlyList<Tag>> FindAsync(
        TopicMatcher query, IEnumerable<TopicId> within, ServerId? server, int days, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = new List<Tag>();
        foreach (var topic in within)
        {
            var read = await tags.ReadAsync(topic, server, now.AddDays(-days), now, cancellationToken);
            found.AddRange(read.Where(t => query.Match(t.Title, "").Count > 0));
        }

        return [.. found.DistinctBy(t => t.Article).OrderByDescending(t => t.Published)];
    }

    private static string Line(Tag tag, ChatTexts texts)
    {
        var title = PlainText.OneLine(tag.Title, MaxTitle) is { Length: > 0 } visible ? visible : texts.Untitled;
        return $"{DiscordMarkdown.Title(DiscordMarkdown.Escape(title), SafeLink.From(tag.Link))}"
            + $" · {DiscordMarkdown.Escape(PlainText.OneLine(tag.SourceTitle, MaxSource))} · {DiscordText.Distance(tag.Published)}";
    }
}
