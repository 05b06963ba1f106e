using System.Globalization;
using NewsBot.Digests;

namespace NewsBot.Chat.Discord.Interactions.Components;

/// <summary>"Why these?" under a message of a digest: for each of its stories, what it is about and what it says that spoke for that.</summary>
internal sealed class WhyComponent(Outbox outbox) : IComponent
{
    private const int MaxTitle = 80;
    private const int MaxName = 40;

    public string Name => WhyButton.Name;

    public async Task<DiscordReply> RunAsync(Interaction interaction, CancellationToken cancellationToken)
    {
        var texts = ChatTexts.For(interaction.Language);
        if (interaction.Pressed is not { } pressed || WhyButton.Parse(pressed) is not { } button)
        {
            return DiscordReply.Of(texts.Interactions.UnknownButton);
        }

        if (await outbox.FindReasonsAsync(interaction.Channel, button.Due, cancellationToken) is not { } kept)
        {
            return DiscordReply.Of(texts.Interactions.WhyPruned);
        }

        var stories = kept.Skip(button.First).Take(button.Count).Select(s => Paragraph(s, texts)).ToList();
        return stories.Count > 0
            ? DiscordReply.List(texts.Interactions.WhyTitle, stories)
            : DiscordReply.Of(texts.Interactions.WhyNotKept);
    }

    /// <summary>What is kept is so short that a paragraph never fills a message, escaped as it is.</summary>
    private static string Paragraph(ToldReasons story, ChatTexts texts)
    {
        var title = Safe(story.Headline, MaxTitle) is { Length: > 0 } visible ? visible : texts.Untitled;
        return string.Join('\n', story.Topics.Select(t => Line(t, texts)).Prepend($"**{title}**"));
    }

    private static string Line(TopicReason reason, ChatTexts texts)
    {
        var topic = InteractionTexts.Fill(
            texts.Interactions.WhyTopic, Safe(reason.TopicName, MaxName), reason.Score.ToString("0.00", CultureInfo.InvariantCulture));
        var phrases = reason.Phrases
            .Select(p => Safe(p, MaxName))
            .Where(p => p.Length > 0)
            .Select(p => InteractionTexts.Fill(texts.Interactions.Phrase, p));
        return DiscordMarkdown.Small(string.Join(" · ", phrases.Prepend(topic)));
    }

    private static string Safe(string text, int maxLength) => DiscordMarkdown.Escape(PlainText.OneLine(text, maxLength));
}
