using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/topic show</c>: what a topic is about, and what the last week brought.</summary>
internal sealed class TopicShowCommand(TopicOption topics, TagCounts counts) : ICommand
{
    private const int Days = 7;

    public string Path => "topic show";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        if (await topics.FindAsync(interaction, cancellationToken) is not { } topic)
        {
            return await topics.UnknownAsync(interaction, cancellationToken);
        }

        var days = (await counts.ReadAsync(topic.Id, Days, cancellationToken)).Select(d => d.Count).ToList();
        return DiscordReply.Of(
            TopicLine.Of(topic, interaction.Language),
            InteractionTexts.Fill(ChatTexts.For(interaction.Language).Interactions.TopicCounts, days.Sum(), Days, Sparkline.Of(days)));
    }
}
