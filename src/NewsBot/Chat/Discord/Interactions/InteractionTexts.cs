using System.Globalization;

namespace NewsBot.Chat.Discord.Interactions;

/// <summary>How commands are called and what the bot answers to them, in one language.</summary>
internal sealed record InteractionTexts
{
    /// <summary>By path: <c>digest</c>, <c>digest now</c>.</summary>
    public required IReadOnlyDictionary<string, Wording> Commands { get; init; }

    public required IReadOnlyDictionary<string, Wording> Options { get; init; }

    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    /// <summary>Cities that people look for by other names than the time zone's, with their zone.</summary>
    public required IReadOnlyDictionary<string, string> Cities { get; init; }

    /// <summary>What can be wrong with a query and the way out, by <see cref="Topics.QueryProblem"/>.</summary>
    public required IReadOnlyDictionary<string, string> QueryProblems { get; init; }

    public required string NotAllowed { get; init; }

    /// <summary>Of a command that Discord still shows.</summary>
    public required string UnknownCommand { get; init; }

    /// <summary>Of a button that an earlier version posted.</summary>
    public required string UnknownButton { get; init; }

    /// <summary><c>{0}</c> what was written, <c>{1}</c> the topics that there are.</summary>
    public required string UnknownTopic { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string WrongTime { get; init; }

    /// <inheritdoc cref="WrongTime"/>
    public required string WrongTimeZone { get; init; }

    /// <inheritdoc cref="WrongTime"/>
    public required string WrongQuery { get; init; }

    /// <inheritdoc cref="WrongTime"/>
    public required string WrongScore { get; init; }

    /// <summary><c>{0}</c> what was sent, <c>{1}</c> what can be chosen.</summary>
    public required string WrongChoice { get; init; }

    public required string WrongRole { get; init; }
    public required string WeekdayOfWeekly { get; init; }

    /// <summary><c>{0}</c> the topic, <c>{1}</c> how often and which articles.</summary>
    public required string Subscribed { get; init; }

    /// <summary><c>{0}</c> when, <c>{1}</c> in how long.</summary>
    public required string NextDigest { get; init; }

    public required string NextInstant { get; init; }
    public required string SeeNow { get; init; }
    public required string CannotPost { get; init; }
    public required string IsPaused { get; init; }

    /// <summary><c>{0}</c> the reason.</summary>
    public required string IsSwitchedOff { get; init; }

    /// <summary><c>{0}</c> the topic.</summary>
    public required string Unsubscribed { get; init; }

    /// <summary><c>{0}</c> what was written, <c>{1}</c> the topics that the channel gets.</summary>
    public required string NotSubscribed { get; init; }

    public required string NoSubscriptions { get; init; }
    public required string SubscriptionsTitle { get; init; }

    public required string Instant { get; init; }

    /// <summary><c>{0}</c> the minute.</summary>
    public required string Hourly { get; init; }

    /// <summary><c>{0}</c> the time, <c>{1}</c> the zone.</summary>
    public required string Daily { get; init; }

    /// <summary><c>{0}</c> the day, <c>{1}</c> the time, <c>{2}</c> the zone.</summary>
    public required string Weekly { get; init; }

    /// <summary><c>{0}</c> the days of the week.</summary>
    public required string OnDays { get; init; }

    /// <summary><c>{0}</c> from when until when, <c>{1}</c> the zone.</summary>
    public required string QuietHours { get; init; }

    /// <summary><c>{0}</c> languages.</summary>
    public required string InLanguages { get; init; }

    /// <summary><c>{0}</c> a number from 0 to 1.</summary>
    public required string ScoreFrom { get; init; }

    /// <summary><c>{0}</c> how many.</summary>
    public required string FromSources { get; init; }

    /// <inheritdoc cref="FromSources"/>
    public required string NotFromSources { get; init; }

    /// <summary><c>{0}</c> queries.</summary>
    public required string WithWords { get; init; }

    /// <inheritdoc cref="WithWords"/>
    public required string WithoutWords { get; init; }

    /// <inheritdoc cref="FromSources"/>
    public required string MostStories { get; init; }

    /// <summary><c>{0}</c> the role.</summary>
    public required string Mentions { get; init; }

    /// <summary><c>{0}</c> when.</summary>
    public required string Next { get; init; }

    public required string TopicsTitle { get; init; }
    public required string SubscribedHere { get; init; }

    /// <summary><c>{0}</c> how many, <c>{1}</c> of how many days, <c>{2}</c> a bar for each.</summary>
    public required string TopicCounts { get; init; }

    public required string WhyTitle { get; init; }

    /// <summary><c>{0}</c> the topic, <c>{1}</c> the score.</summary>
    public required string WhyTopic { get; init; }

    /// <summary><c>{0}</c> something that an article says.</summary>
    public required string Phrase { get; init; }

    public required string WhyNotKept { get; init; }
    public required string WhyPruned { get; init; }

    public required string Paused { get; init; }
    public required string Resumed { get; init; }
    public required string NothingNew { get; init; }
    public required string Preview { get; init; }

    /// <summary><c>{0}</c> is a number from 2 up.</summary>
    public required string PreviewOfMany { get; init; }

    public required string OnItsWay { get; init; }
    public required string Busy { get; init; }

    /// <summary><c>{0}</c> how many, <c>{1}</c> the query, <c>{2}</c> days.</summary>
    public required string Found { get; init; }

    /// <summary><c>{0}</c> the query, <c>{1}</c> days.</summary>
    public required string FoundNothing { get; init; }

    public required string HelpTitle { get; init; }
    public required string Help { get; init; }
    public required string Failed { get; init; }

    /// <summary><c>{0}</c> which character, <c>{1}</c> the query around it, <c>{2}</c> the problem.</summary>
    public required string QueryPlace { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string WrongName { get; init; }

    /// <summary>Marks a topic that the server added.</summary>
    public required string OwnTopic { get; init; }

    /// <summary><c>{0}</c> the topic.</summary>
    public required string TopicAdded { get; init; }

    /// <inheritdoc cref="TopicAdded"/>
    public required string TopicReplaced { get; init; }

    /// <summary><c>{0}</c> the query, each AND written out.</summary>
    public required string Understood { get; init; }

    /// <summary><c>{0}</c> how many, <c>{1}</c> of how many articles.</summary>
    public required string TopicWouldHave { get; init; }

    /// <summary><c>{0}</c> the topic's id.</summary>
    public required string TopicThen { get; init; }

    /// <summary><c>{0}</c> the topic.</summary>
    public required string TopicNameTaken { get; init; }

    /// <summary><c>{0}</c> how many are allowed, <c>{1}</c> how many there are.</summary>
    public required string TooManyTopics { get; init; }

    /// <summary><c>{0}</c> the topic, <c>{1}</c> how many channels had it.</summary>
    public required string TopicRemoved { get; init; }

    /// <summary><c>{0}</c> the topic.</summary>
    public required string NotYourTopic { get; init; }

    /// <summary><c>{0}</c> what was written, <c>{1}</c> the server's own topics.</summary>
    public required string UnknownOwnTopic { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string NoOwnTopics { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string WrongUrl { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string SourceRefused { get; init; }

    /// <summary><c>{0}</c> the reason.</summary>
    public required string SourceUnusable { get; init; }

    /// <summary><c>{0}</c> the reason.</summary>
    public required string SourceAway { get; init; }

    /// <summary><c>{0}</c> the source.</summary>
    public required string SourceKnown { get; init; }

    /// <summary><c>{0}</c> the source.</summary>
    public required string SourceShared { get; init; }

    /// <summary><c>{0}</c> the source, <c>{1}</c> how many entries it lists.</summary>
    public required string SourceAdded { get; init; }

    /// <summary><c>{0}</c> how long ago.</summary>
    public required string SourceNewest { get; init; }

    public required string SourceThen { get; init; }

    /// <summary><c>{0}</c> addresses.</summary>
    public required string OtherFeeds { get; init; }

    /// <summary><c>{0}</c> how many are allowed, <c>{1}</c> how many there are.</summary>
    public required string TooManySources { get; init; }

    /// <summary><c>{0}</c> how many are looked at.</summary>
    public required string TooManyLooks { get; init; }

    /// <summary><c>{0}</c> the source.</summary>
    public required string SourceRemoved { get; init; }

    /// <summary><c>{0}</c> what was written, <c>{1}</c> the server's own sources.</summary>
    public required string UnknownOwnSource { get; init; }

    public required string NoOwnSources { get; init; }

    /// <summary><c>{0}</c> how many.</summary>
    public required string SourcesTitle { get; init; }

    /// <summary><c>{0}</c> how many, <c>{1}</c> their names.</summary>
    public required string SharedSources { get; init; }

    public required string SourceIsNew { get; init; }
    public required string SourceIsOk { get; init; }

    /// <summary><c>{0}</c> the reason.</summary>
    public required string SourceIsFailing { get; init; }

    /// <summary><c>{0}</c> the reason.</summary>
    public required string SourceIsGone { get; init; }

    public required string SourceIsOff { get; init; }

    /// <summary><c>{0}</c> how long ago.</summary>
    public required string LastFetched { get; init; }

    /// <summary><c>{0}</c> how many are allowed, <c>{1}</c> how many there are.</summary>
    public required string TooManySubscriptions { get; init; }

    public required string ChannelFull { get; init; }

    public required string NothingMore { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string UnknownSource { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string WrongWeekdays { get; init; }

    public required string WeekdaysNotWeekly { get; init; }

    /// <summary><c>{0}</c> what was written, <c>{1}</c> how many are allowed.</summary>
    public required string WrongMost { get; init; }

    /// <summary><c>{0}</c> what was written.</summary>
    public required string WrongQuiet { get; init; }

    /// <summary>What stands for having no quiet hours.</summary>
    public required string Off { get; init; }

    public required string SettingsTitle { get; init; }

    /// <summary><c>{0}</c> the zone.</summary>
    public required string NoQuietHours { get; init; }

    /// <summary><c>{0}</c> a language.</summary>
    public required string HeadingsIn { get; init; }

    public required string EmptyTold { get; init; }
    public required string EmptyLeftOut { get; init; }

    /// <summary><c>{0}</c> channels, <c>{1}</c> subscriptions, <c>{2}</c> topics, <c>{3}</c> sources.</summary>
    public required string ForgetAsk { get; init; }

    public required string ForgetHow { get; init; }

    /// <summary>At most 80 characters.</summary>
    public required string ForgetButton { get; init; }

    public required string ForgetExpired { get; init; }
    public required string Forgotten { get; init; }

    public static string Fill(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
