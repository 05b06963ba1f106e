using System.Text;
using System.Text.Json;
using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Topics;

namespace NewsBot.Chat.Discord;

/// <summary>
/// A digest as Discord messages: an embed per topic, a story per paragraph, as few messages as the limits allow. What a reader does not
/// need at first sight, how much news a topic has and who tells a story when, stands in small grey letters.
/// </summary>
internal static class DiscordDigest
{
    // Raw lengths. Escaped (at most twice as long) and with the longest link, a story leaves some 200 of one description to its sources.
    private const int MaxTitle = 200;

    /// <summary>Columns, of which a Chinese character takes two: five lines on a phone. Cut after a word.</summary>
    private const int MaxTitleColumns = 150;

    private const int MaxSummary = 280;
    private const int MaxName = 60;
    private const int MaxOtherTopics = 5;
    private const int MaxTopicName = 100;
    private const int MaxEarlier = 80;
    private const int MaxSources = 4;

    /// <summary>A longer link of a further source is left out: its name says enough.</summary>
    private const int MaxSourceLink = 300;

    /// <summary>Further ones are not mentioned: their few bytes are what a full message leaves of a row's property.</summary>
    private const int MaxRoles = 10;

    private const int MaxLastDays = 60;

    private const string Dot = " · ";

    /// <summary>JSON message bodies, in order; the same digest gives the same bodies.</summary>
    /// <param name="digest">What is owed.</param>
    /// <param name="withButtons">A webhook that people made has nobody who could answer a press.</param>
    public static IReadOnlyList<string> Render(Digest digest, bool withButtons)
    {
        var texts = ChatTexts.For(digest.Language);
        var packing = new DiscordPacking();
        foreach (var section in digest.Sections)
        {
            var title = DiscordMarkdown.Escape(PlainText.OneLine(section.TopicName, MaxTopicName));
            packing.BeginSection($"{title}{Dot}{section.Stories.Count}", $"{title} {texts.Continued}", LastDays(section, texts));
            foreach (var story in section.Stories)
            {
                packing.Add(Paragraph(story, texts));
            }
        }

        IReadOnlyList<IReadOnlyList<DiscordEmbed>> messages =
            packing.Messages.Count > 0 ? packing.Messages : [[new DiscordEmbed { Description = texts.NothingNew }]];
        return messages
            .Select((embeds, i) => Body(
                embeds,
                DiscordMark.Of(digest.Channel, TimeZoneInfo.ConvertTime(digest.Due, digest.TimeZone), i + 1, messages.Count, embeds),
                i == 0 ? digest.MentionRoles : [],
                withButtons && packing.Messages.Count > 0 ? Buttons(i) : null))
            .ToList();

        IReadOnlyList<DiscordActionRow> Buttons(int message)
        {
            var why = new WhyButton(digest.Due, packing.Paragraphs.Take(message).Sum(), packing.Paragraphs[message]);
            return DiscordActionRow.Of(new DiscordButton(DiscordButtonStyle.Secondary, texts.Why, why.CustomId));
        }
    }

    /// <summary>Likewise, of a notice.</summary>
    public static string Render(Notice notice)
    {
        DiscordEmbed[] embeds = [new() { Description = NoticeText.Of(notice, DiscordMarkdown.Escape) }];
        return Body(embeds, DiscordMark.Of(notice.Channel, notice.At, 1, 1, embeds), [], null);
    }

    /// <summary>The bars as code, because only fonts for code have all of them at one height.</summary>
    private static string LastDays(DigestSection section, ChatTexts texts) => section.LastDays.Sum() > 0
        ? DiscordMarkdown.Small($"`{Sparkline.Of(section.LastDays)}` " + texts.CountOfDays(section.LastDays.Sum(), section.LastDays.Count))
        : "";

    private static string Paragraph(DigestStory story, ChatTexts texts)
    {
        var title = PlainText.OneLine(story.Headline, MaxTitle) is { Length: > 0 } visible ? Excerpt.Of(visible, MaxTitleColumns) : texts.Untitled;
        var heading = DiscordMarkdown.Title(DiscordMarkdown.Escape(title), SafeLink.From(story.Link));
        var about = Dot + DiscordMarkdown.Time(story.Sources[0].Published) + OtherTopics(story.OtherTopics, texts);
        var summary = DiscordMarkdown.Escape(PlainText.OneLine(story.Summary, MaxSummary));
        var earlier = Earlier(story, texts);
        var taken = MaxLastDays + heading.Length + summary.Length + DiscordMarkdown.Small("").Length + about.Length + earlier.Length + 3;
        string[] lines =
        [
            heading,
            summary,
            DiscordMarkdown.Small(Sources(story.Sources, texts, DiscordLimits.EmbedDescription - taken) + about),
            earlier,
        ];
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    private static string Earlier(DigestStory story, ChatTexts texts) =>
        story.Earlier is null ? ""
        : DiscordMarkdown.Small(PlainText.OneLine(story.Earlier, MaxEarlier) is { Length: > 0 } headline
            ? texts.FollowUp + Dot + texts.EarlierAs(DiscordMarkdown.Escape(headline))
            : texts.FollowUp);

    /// <summary>The headline links to the first itself. Where room is short, links are given up before names.</summary>
    private static string Sources(IReadOnlyList<DigestSource> sources, ChatTexts texts, int room)
    {
        var names = new StringBuilder(Name(sources[0]));
        if (sources.Count == 1)
        {
            return names.ToString();
        }

        room -= texts.CountOfSources(sources.Count, "").Length + texts.Separator.Length + texts.CountOfMore(sources.Count).Length;
        var named = 1;
        foreach (var source in sources.Take(1..MaxSources))
        {
            var name = Name(source);
            if (SafeLink.From(source.Link) is { Length: <= MaxSourceLink } link
                && $"[{name}]({link})" is var linked
                && names.Length + texts.Separator.Length + linked.Length <= room)
            {
                name = linked;
            }

            if (names.Length + texts.Separator.Length + name.Length > room)
            {
                break;
            }

            names.Append(texts.Separator).Append(name);
            named++;
        }

        if (named < sources.Count)
        {
            names.Append(texts.Separator).Append(texts.CountOfMore(sources.Count - named));
        }

        return texts.CountOfSources(sources.Count, names.ToString());
    }

    private static string Name(DigestSource source) => DiscordMarkdown.Escape(SourceName.Of(source, MaxName));

    private static string OtherTopics(IReadOnlyList<string> topics, ChatTexts texts)
    {
        if (topics.Count == 0)
        {
            return "";
        }

        var names = topics.Take(MaxOtherTopics).Select(t => DiscordMarkdown.Escape(PlainText.OneLine(t, MaxName)));
        var more = topics.Count > MaxOtherTopics ? texts.Separator + texts.CountOfMore(topics.Count - MaxOtherTopics) : "";
        return $"{Dot}{texts.AlsoIn} {string.Join(texts.Separator, names)}{more}";
    }

    private static string Body(IReadOnlyList<DiscordEmbed> embeds, string mark, IReadOnlyList<string> roles, IReadOnlyList<DiscordActionRow>? buttons)
    {
        var marked = embeds.ToArray();
        marked[^1] = marked[^1] with { Footer = new DiscordEmbedFooter(mark) };
        var message = new DiscordMessage { Embeds = marked, Components = buttons };
        var mentioned = roles.Where(r => Snowflake.TryParse(r, out _)).Take(MaxRoles).ToList();
        if (mentioned.Count > 0)
        {
            message = message with
            {
                Content = string.Join(' ', mentioned.Select(r => $"<@&{r}>")),
                AllowedMentions = new DiscordAllowedMentions { Roles = mentioned },
            };
        }

        return JsonSerializer.Serialize(message, DiscordJson.Writing.DiscordMessage);
    }
}
