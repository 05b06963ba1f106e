using Microsoft.Extensions.Options;
using NewsBot.Servers;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/topic add</c>: a topic of the server's own, from a query; of a name that it has, with the new query in place of the old one.</summary>
internal sealed class TopicAddCommand(
    TopicStore store, TopicCatalog catalog, TagStore tags, IOptions<ServerOptions> options, TimeProvider clock) : ICommand
{
    /// <summary>Topics whose last day is looked at to say what the new one would have had: enough for a look, and a bound on what it costs.</summary>
    private const int MaxTopicsRead = 30;

    public string Path => "topic add";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language).Interactions;
        var name = PlainText.OneLine(interaction.Option(CommandList.TopicName) ?? "", OwnTopic.MaxName);
        var query = interaction.Option(CommandList.Query) ?? "";
        if (interaction.Server is not { } server || !name.Any(char.IsLetterOrDigit))
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongName, DiscordText.Quote(name)));
        }

        if (query.Length > OwnTopic.MaxQuery)
        {
            return DiscordReply.Of(texts.QueryProblems[nameof(QueryProblem.TooLong)]);
        }

        var check = TopicDefinition.CheckQuery(query);
        if (check.Error is not null)
        {
            return QueryFault.Of(query, texts);
        }

        var own = await store.ListAsync(server, cancellationToken);
        var topics = await catalog.GetAsync(cancellationToken);
        if (topics.Shared.FirstOrDefault(t => OwnTopic.Has(t, name) || t.Id.Name == OwnTopic.Slug(name)) is { } taken)
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.TopicNameTaken, DiscordText.Name(taken.NameIn(interaction.Language))));
        }

        var before = own.FirstOrDefault(t => OwnTopic.Has(t, name));
        if (before is null && own.Count >= options.Value.MaxTopics)
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.TooManyTopics, options.Value.MaxTopics, own.Count));
        }

        if (TopicDefinition.FromQuery(OwnTopic.IdOf(name, server, own).Value, name, query) is not { Topic: { } read })
        {
            return DiscordReply.Of(InteractionTexts.Fill(texts.WrongQuery, DiscordText.Quote(query)));
        }

        var topic = Named(read, name, PlainText.OneLine(interaction.Option(CommandList.Description) ?? "", OwnTopic.MaxDescription));
        await store.SaveAsync(topic, cancellationToken);
        catalog.Forget();
        var (fitting, all) = await CountAsync(topic, [.. topics.VisibleTo(server).Select(t => t.Id)], server, cancellationToken);
        return DiscordReply.Of(
            InteractionTexts.Fill(before is null || before.Query == query ? texts.TopicAdded : texts.TopicReplaced, DiscordText.Name(name)),
            InteractionTexts.Fill(texts.Understood, DiscordText.Quote(TopicDefinition.Understand(query) ?? query, OwnTopic.MaxQuery * 2)),
            check.Hint is { } hint ? QueryFault.Describe(hint, texts) : null,
            all == 0 ? null : InteractionTexts.Fill(texts.TopicWouldHave, fitting, all),
            InteractionTexts.Fill(texts.TopicThen, DiscordText.Quote(topic.Id.Name)));
    }

    private static TopicDefinition Named(TopicDefinition topic, string name, string description) => topic with
    {
        Names = new Dictionary<string, string> { [OwnTopic.LanguageOf(name)] = name },
        Descriptions = description.Length == 0 ? null : new Dictionary<string, string> { [OwnTopic.LanguageOf(description)] = description },
    };

    /// <summary>How many of the last day's tagged articles the topic would have had, and how many those are.</summary>
    private async Task<(int Fitting, int All)> CountAsync(
        TopicDefinition topic, IReadOnlyList<TopicId> within, ServerId server, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var matcher = new TopicMatcher([topic]);
        var articles = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var other in within.Where(t => t != topic.Id).Take(MaxTopicsRead))
        {
            foreach (var tag in await tags.ReadAsync(other, server, now.AddDays(-1), now, cancellationToken))
            {
                // One that has several topics is looked at once.
                if (!articles.ContainsKey(tag.Article.Hash))
                {
                    articles[tag.Article.Hash] = matcher.Match(tag.Title, tag.Summary, tag.Language).Count > 0;
                }
            }
        }

        return (articles.Values.Count(fits => fits), articles.Count);
    }
}
