using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>A topic in a line: what it is called, by which id, and what it is about.</summary>
internal static class TopicLine
{
    private const int MaxDescription = 200;

    public static string Of(TopicDefinition topic, string language)
    {
        var own = topic.Id.Server is null ? "" : $" · {ChatTexts.For(language).Interactions.OwnTopic}";
        var name = $"**{DiscordText.Name(topic.NameIn(language))}** (`{topic.Id.Name}`){own}";
        var about = topic.Descriptions?.GetValueOrDefault(language)
            ?? topic.Descriptions?.GetValueOrDefault(ChatTexts.Fallback)
            ?? topic.Descriptions?.Values.FirstOrDefault()
            ?? topic.Query;
        return about is null ? name : $"{name} · {DiscordMarkdown.Escape(PlainText.OneLine(about, MaxDescription))}";
    }
}
