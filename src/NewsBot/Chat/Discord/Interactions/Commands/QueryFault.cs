using NewsBot.Topics;

namespace NewsBot.Chat.Discord.Interactions.Commands;

/// <summary>What is wrong with a query and where, in the member's language, and how to write one.</summary>
internal static class QueryFault
{
    /// <summary>Characters shown on each side of the place.</summary>
    private const int Around = 40;

    private const string Here = " ▸ ";

    /// <param name="query">One that can't be read.</param>
    /// <param name="texts">The member's.</param>
    public static DiscordReply Of(string query, InteractionTexts texts)
    {
        var error = TopicDefinition.CheckQuery(query).Error;
        return DiscordReply.Of(
            InteractionTexts.Fill(texts.WrongQuery, DiscordText.Quote(query)),
            error is null ? null : Describe(error, texts));
    }

    /// <summary>Where and what, in a line.</summary>
    public static string Describe(QueryError error, InteractionTexts texts)
    {
        var problem = texts.QueryProblems[error.Kind.ToString()];
        if (error.Position is not { } at)
        {
            return problem;
        }

        var (from, to) = (Math.Max(0, at - Around), Math.Min(error.Query.Length, at + Around));
        var shown = (from > 0 ? "…" : "") + error.Query[from..at] + Here + error.Query[at..to] + (to < error.Query.Length ? "…" : "");
        return InteractionTexts.Fill(texts.QueryPlace, at + 1, DiscordText.Quote(shown), problem);
    }
}
