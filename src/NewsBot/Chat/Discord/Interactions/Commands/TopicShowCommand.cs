using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary><c>/topic show</c>: what a topic is about, and what the last week brought.</summary>
internal sealed class TopicShowCommand(TopicOption topics, TagCounts counts) : ICommand
{
    private const int Days = 7;

    public string Path => "topic show";

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var (topic, unknown) = await topics.FindAsync(interaction, cancellationToken);
        if (topic is null)
        {
            return unknown ?? throw new InvalidOperationException("No topic, and nothing to say of it.");
        }

        var days = (await counts.ReadAsync(topic.Id, Days, cancellationToken)).Select(d => d.Count).ToList();
        return DiscordReply.Of(
            TopicLine.Of(topic, interaction.Language),
            InteractionTexts.Fill(ChatTexts.For(interaction.Language).Interactions.TopicCounts, days.Sum(), Days, Sparkline.Of(days)));
    }
}
