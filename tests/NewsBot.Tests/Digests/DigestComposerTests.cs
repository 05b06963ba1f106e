using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;
using static NewsBot.Tests.Digests.TestNews;

namespace NewsBot.Tests.Digests;

public sealed class DigestComposerTests
{
    private static readonly TopicId A = new("a");
    private static readonly TopicId B = new("b");

    [Fact]
    public void Compose_GivesNothing_WhenNothingIsOwed() => Assert.Null(Compose([]));

    [Fact]
    public void Compose_LeavesOut_WhatTheChannelWasGiven()
    {
        var digest = Compose([Tag(A, 1), Tag(A, 2)], Given(Id(1)));

        Assert.Equal([Headline(2)], Headlines(digest));
    }

    [Fact]
    public void Compose_TakesALateTag_WhenItsArticleIsOlderThanTheWindow()
    {
        var digest = Compose([Tag(A, 1, firstSeen: Now.AddHours(-40))]);

        Assert.Equal([Headline(1)], Headlines(digest));
    }

    [Fact]
    public void Compose_LeavesOut_WhatWasNoNewsWhenFirstSeen() =>
        Assert.Null(Compose([Tag(A, 1, published: Now.AddDays(-30))]));

    [Fact]
    public void Compose_ShowsAnArticleOnce_WhenItIsAboutTwoTopics()
    {
        var digest = Compose([Tag(A, 1, score: 0.5), Tag(B, 1, score: 0.9)]);

        var section = Assert.Single(digest.Sections);
        Assert.Equal(B, section.Topic);
        Assert.Equal(["name of a"], Assert.Single(section.Stories).OtherTopics);
    }

    [Fact]
    public void Compose_PutsBestAndNewestFirst()
    {
        var digest = Compose(
        [
            Tag(A, 1, score: 0.6, published: Now.AddHours(-1)),
            Tag(A, 2, score: 0.9, published: Now.AddHours(-1)),
            Tag(A, 3, score: 0.9, published: Now.AddHours(-20)),
        ]);

        Assert.Equal([Headline(2), Headline(3), Headline(1)], Headlines(digest));
    }

    [Fact]
    public void Compose_PutsFirst_WhatMoreSourcesTell()
    {
        var digest = Compose([Tag(A, 1, score: 0.85), Told(A, 2, 20, "Wire"), Told(A, 2, 21, "Herald")]);

        Assert.Equal([Headline(2), Headline(1)], Headlines(digest));
    }

    [Fact]
    public void Compose_LeavesTheRestToTheNext_WhenThereAreTooMany()
    {
        var tags = Enumerable.Range(0, 100).Select(i => Tag(A, i)).ToList();
        var first = Compose(tags);

        var second = Compose(tags, After(first));

        Assert.Equal(new DigestOptions().MaxStories, Headlines(first).Count);
        Assert.Empty(Headlines(first).Intersect(Headlines(second)));
    }

    [Fact]
    public void Compose_ShowsAStoryOnceWithItsSources_WhenSeveralTellIt()
    {
        var digest = Compose([Told(A, 1, 10, "Wire"), Told(A, 1, 11, "Herald"), Told(A, 1, 12, "Wire"), Tag(A, 2)]);

        Assert.Equal(2, digest.Stories.Count());
        Assert.Equal(["Herald", "Wire"], digest.Stories.Single(s => s.Headline == Headline(1)).Sources.Select(s => s.Name).Order());
    }

    [Fact]
    public void Compose_CountsOneSource_WhenTwoListTheVerySameArticle()
    {
        var digest = Compose(
        [
            Told(A, 1, 10, "Wire") with { Link = "https://wire.example/1" },
            Told(A, 1, 11, "Our own list") with { Link = "https://wire.example/1" },
            Told(A, 1, 12, "Herald") with { Link = "https://herald.example/1" },
        ]);

        var story = Assert.Single(digest.Stories);
        Assert.Equal(["https://herald.example/1", "https://wire.example/1"], story.Sources.Select(s => s.Link).Order());
        Assert.Equal(3, story.Articles.Count);
    }

    [Fact]
    public void Compose_SaysWhy_ForEachTopicOfAStory()
    {
        var digest = Compose(
        [
            Told(A, 1, 10, "Wire") with { Score = 0.9, Evidence = ["open source", "licence"] },
            Told(A, 1, 11, "Herald") with { Score = 0.7, Evidence = ["Open Source", "weights"] },
            Told(B, 1, 11, "Herald") with { Score = 0.6, Evidence = ["regulator"] },
        ]);

        var reasons = Assert.Single(digest.Stories).Reasons;
        Assert.Equal([A, B], reasons.Select(r => r.Topic));
        Assert.Equal(["name of a", "name of b"], reasons.Select(r => r.TopicName));
        Assert.Equal([0.9, 0.6], reasons.Select(r => r.Score));
        Assert.Equal(["licence", "open source", "weights"], reasons[0].Phrases.Select(p => p.ToLowerInvariant()).Order());
        Assert.Equal(["regulator"], reasons[1].Phrases);
    }

    [Theory]
    [InlineData("en", "Nvidia to buy Kavomi for $7.3 billion")]
    [InlineData("zh-Hans", "英伟达将以73亿美元收购Kavomi")]
    public void Compose_ShowsTheChannelsLanguage_WhenAStoryIsToldInTwo(string language, string headline)
    {
        var english = Tag(A, 1) with { Title = "Nvidia to buy Kavomi for $7.3 billion", Summary = "Nvidia said it would acquire the chip startup Kavomi." };
        var chinese = Tag(A, 2) with { Title = "英伟达将以73亿美元收购Kavomi", Summary = "英伟达宣布收购芯片初创公司Kavomi。", SourceTitle = "晨星", Language = "zh" };

        var story = Assert.Single(Compose([english, chinese], language: language).Stories);

        Assert.Equal(headline, story.Headline);
        Assert.Equal(story.Sources[0].Name, language == "en" ? "Site" : "晨星");
    }

    [Fact]
    public void Compose_PutsAStoryUnderOneTopic_WhenItsArticlesAreAboutTwo()
    {
        var digest = Compose([Told(A, 1, 10, "Wire"), Told(A, 1, 11, "Herald"), Told(B, 1, 12, "Gazette") with { Score = 0.95 }]);

        var section = Assert.Single(digest.Sections);
        Assert.Equal(A, section.Topic);
        Assert.Equal(["name of b"], Assert.Single(section.Stories).OtherTopics);
    }

    [Fact]
    public void Compose_GivesNothing_WhenFurtherSourcesTellAToldStoryTheSameDay()
    {
        var first = Compose([Told(A, 1, 10, "Wire")]);

        var later = Enumerable.Range(11, 10).Select(i => Told(A, 1, i, $"Site {i}")).Prepend(Told(A, 1, 10, "Wire"));

        Assert.Null(Compose([.. later], After(first)));
    }

    [Fact]
    public void Compose_LetsFurtherSourcesJoinSilently_WhenSomethingElseIsOwed()
    {
        var first = Compose([Told(A, 1, 10, "Wire")]);

        var second = Compose([Told(A, 1, 10, "Wire"), Told(A, 1, 11, "Herald"), Tag(A, 2)], After(first));

        Assert.Equal([Headline(2)], Headlines(second));
        Assert.Equal([Id(11)], second.Joining);
    }

    [Fact]
    public void Compose_KnowsAToldStory_WhenItsArticlesAreOutOfSight()
    {
        var first = Compose([Told(A, 1, 10, "Wire")]);

        Assert.Null(Compose([Told(A, 1, 11, "Herald")], After(first)));
    }

    [Fact]
    public void Compose_TakesAnArticleAsOfWhenItWasSeen_WhenItsFeedDatesAhead()
    {
        var digest = Compose([Tag(A, 1, firstSeen: Now.AddHours(-1), published: Now.AddHours(20))]);

        Assert.Equal(Now.AddHours(-1), Assert.Single(digest.Stories).Latest);
    }

    [Fact]
    public void Compose_LosesNoStory_WhenADigestIsShort()
    {
        var tags = Enumerable.Range(0, 95).Select(i => Told(A, i / 2, i, $"Site {i}")).ToList();
        var ledger = ChannelLedger.Empty;
        var shown = new List<string>();
        while (Compose(tags, ledger) is { } digest)
        {
            shown.AddRange(Headlines(digest));
            ledger = After(digest, ledger);
        }

        Assert.Equal(Enumerable.Range(0, 48).Select(Headline).Order(), shown.Order());
    }

    [Fact]
    public void Compose_LeavesOut_WhatASubscriptionDoesNotWant()
    {
        var digest = Compose([Tag(A, 1, score: 0.6), Tag(B, 2, score: 0.6)], change: s => s.Topic == A ? s with { Filter = new ArticleFilter { MinScore = 0.7 } } : s);

        Assert.Equal([Headline(2)], Headlines(digest));
    }

    [Fact]
    public void Compose_ShowsAnArticle_WhenOneOfItsTwoTopicsIsWanted()
    {
        var digest = Compose([Tag(A, 1, score: 0.6), Tag(B, 1, score: 0.8)], change: s => s with { Filter = new ArticleFilter { MinScore = 0.7 } });

        Assert.Equal(B, Assert.Single(digest.Sections).Topic);
        Assert.Empty(Assert.Single(digest.Stories).OtherTopics);
    }

    [Fact]
    public void Compose_LeavesASourceOut_WhenItsArticleIsNotWanted()
    {
        var digest = Compose(
            [Told(A, 1, 10, "Wire"), Told(A, 1, 11, "Herald")], change: s => s with { Filter = new ArticleFilter { NotSources = ["Herald"] } });

        Assert.Equal("Wire", Assert.Single(Assert.Single(digest.Stories).Sources).Name);
    }

    [Fact]
    public void Compose_KnowsAToldStory_WhenItsArticleIsNoLongerWanted()
    {
        var first = Compose([Told(A, 1, 10, "Wire")]);

        Assert.Null(Compose(
            [Told(A, 1, 10, "Wire"), Told(A, 1, 11, "Herald")], After(first), change: s => s with { Filter = new ArticleFilter { NotSources = ["Wire"] } }));
    }

    [Fact]
    public void Compose_TakesTheBestOfATopicAndOwesTheOthers_WhenOnlySoManyAreWanted()
    {
        Tag[] tags = [Tag(A, 1, score: 0.7), Tag(A, 2, score: 0.9), Tag(A, 3, score: 0.8), Tag(B, 4, score: 0.6)];
        var first = Compose(tags, change: s => s.Topic == A ? s with { MaxStories = 2 } : s);

        Assert.Equal([Headline(2), Headline(3), Headline(4)], Headlines(first));
        Assert.Equal([Headline(1)], Headlines(Compose(tags, After(first))));
    }

    [Fact]
    public void Compose_MentionsARole_WhenItsTopicHasAStory()
    {
        var digest = Compose([Tag(A, 1)], change: s => s with { MentionRole = s.Topic == A ? "1" : "2" });

        Assert.Equal(["1"], digest.MentionRoles);
    }

    [Fact]
    public void Compose_MentionsBothRoles_WhenAStoryIsAboutTwoTopics()
    {
        var digest = Compose([Tag(A, 1), Tag(B, 1)], change: s => s with { MentionRole = s.Topic == A ? "1" : "2" });

        Assert.Equal(["1", "2"], digest.MentionRoles);
    }

    [Fact]
    public void Compose_MentionsNobody_WhenNobodyAskedForIt() => Assert.Empty(Compose([Tag(A, 1)]).MentionRoles);

    [Theory]
    [InlineData(Rhythm.Hourly, Weekdays.Any, 49)]
    [InlineData(Rhythm.Daily, Weekdays.Any, 72)]
    [InlineData(Rhythm.Daily, Weekdays.Monday, 216)]
    [InlineData(Rhythm.Weekly, Weekdays.Any, 216)]
    public void LookBack_ReachesOverTheLongestGap(Rhythm rhythm, Weekdays weekdays, int hours)
    {
        var schedule = new Schedule(rhythm, Schedule.UsualTime, "Etc/UTC") { Weekdays = weekdays };
        var subscription = Subscription.Start(A, schedule, Now) with { Since = Now.AddDays(-99) };

        Assert.Equal(Now.AddHours(-hours), new DigestComposer(new DigestOptions()).LookBack(subscription, Now));
    }

    [Fact]
    public void LookBack_BeginsWithTheDigestThatWasMissed()
    {
        var subscription = Subscription.Start(A, new Schedule(Rhythm.Daily, Schedule.UsualTime, "Etc/UTC"), Now.AddDays(-9)) with { Since = Now.AddDays(-99) };

        Assert.Equal(subscription.NextDue.AddDays(-3), new DigestComposer(new DigestOptions()).LookBack(subscription, Now));
    }

    [Fact]
    public void OfNothing_IsNull_WhenTheChannelDoesNotWantToKnow() => Assert.Null(OfNothing(tellsEmpty: false, Rhythm.Daily));

    [Fact]
    public void OfNothing_IsNull_WhenAllIsInstant() => Assert.Null(OfNothing(tellsEmpty: true, Rhythm.Instant));

    [Fact]
    public void OfNothing_IsTheDigestOfTheDueInstant() => Assert.Equal(Now, OfNothing(tellsEmpty: true, Rhythm.Instant, Rhythm.Daily)?.Due);

    private static Digest? OfNothing(bool tellsEmpty, params Rhythm[] rhythms) => Digest.OfNothing(
        new Channel { Id = ChannelId.Console, TellsEmpty = tellsEmpty },
        [.. rhythms.Select(r => Subscription.Start(A, new Schedule(r, Schedule.UsualTime, "Etc/UTC"), Now.AddDays(-1)))],
        Now.AddMinutes(3));

    private static Digest Compose(
        IReadOnlyList<Tag> tags, ChannelLedger? ledger = null, string language = "en", Func<Subscription, Subscription>? change = null)
    {
        var schedule = new Schedule(Rhythm.Daily, Schedule.UsualTime, "Etc/UTC");
        Subscription[] due = [.. new[] { A, B }.Select(t => (change ?? (s => s))(Subscription.Start(t, schedule, Now.AddDays(-9))))];
        var channel = new Channel { Id = ChannelId.Console, Language = language, Subscriptions = due };
        var byTopic = tags.GroupBy(t => t.Topic).ToDictionary(g => g.Key, g => (IReadOnlyList<Tag>)[.. g]);
        return new DigestComposer(new DigestOptions()).Compose(
            channel, due, Now, byTopic, ledger ?? ChannelLedger.Empty, t => "name of " + t, Now)!; // Tests of "nothing" look at the null.
    }

    private static ChannelLedger Given(params ArticleId[] articles) =>
        ChannelLedger.Empty with { Given = articles.Select(ArticleMarks.Of).ToHashSet() };

    /// <summary>As the outbox remembers it.</summary>
    private static ChannelLedger After(Digest digest, ChannelLedger? before = null) => ChannelLedger.Empty with
    {
        Given = digest.Stories.SelectMany(s => s.Articles).Concat(digest.Joining).Select(ArticleMarks.Of).Concat(before?.Given ?? new HashSet<ulong>()).ToHashSet(),
        Told = [.. ToldStories.FromBytes(ToldStories.ToBytes([.. digest.Stories.Select(ToldStory.Of)])), .. before?.Told ?? []],
    };

    private static IReadOnlyList<string> Headlines(Digest digest) => [.. digest.Stories.Select(s => s.Headline)];

    /// <summary>An article that tells an event as others do.</summary>
    private static Tag Told(TopicId topic, int about, int number, string source) =>
        Tag(topic, about) with { Article = Id(number), SourceTitle = source, SourceId = source };

    private static Tag Tag(TopicId topic, int number, double score = 0.8, DateTimeOffset? firstSeen = null, DateTimeOffset? published = null) => new()
    {
        Topic = topic,
        Article = Id(number),
        FirstSeen = firstSeen ?? Now.AddHours(-1),
        Published = published ?? firstSeen ?? Now.AddHours(-1),
        Score = score,
        Title = Headline(number),
        Summary = Body(number),
        SourceId = "s",
        SourceTitle = "Site",
        Language = "en",
    };
}
