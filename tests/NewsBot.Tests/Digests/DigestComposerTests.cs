using NewsBot.Articles;
using NewsBot.Digests;
using NewsBot.Subscriptions;
using NewsBot.Topics;

namespace NewsBot.Tests.Digests;

public sealed class DigestComposerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly TopicId A = new("a");
    private static readonly TopicId B = new("b");
    private static readonly HashSet<ulong> Nothing = [];

    [Fact]
    public void Compose_GivesNothing_WhenNothingIsOwed() => Assert.Null(Compose([], Nothing));

    [Fact]
    public void Compose_LeavesOut_WhatTheChannelWasGiven()
    {
        var digest = Compose([Tag(A, 1), Tag(A, 2)], new HashSet<ulong> { ArticleMarks.Of(Id(1)) });

        Assert.Equal(["Title 2"], Titles(digest));
    }

    [Fact]
    public void Compose_TakesALateTag_WhenItsArticleIsOlderThanTheWindow()
    {
        var digest = Compose([Tag(A, 1, firstSeen: Now.AddHours(-40))], Nothing);

        Assert.Equal(["Title 1"], Titles(digest));
    }

    [Fact]
    public void Compose_LeavesOut_WhatWasNoNewsWhenFirstSeen() =>
        Assert.Null(Compose([Tag(A, 1, published: Now.AddDays(-30))], Nothing));

    [Fact]
    public void Compose_ShowsAnArticleOnce_WhenItIsAboutTwoTopics()
    {
        var digest = Compose([Tag(A, 1, score: 0.5), Tag(B, 1, score: 0.9)], Nothing);

        var section = Assert.Single(digest.Sections);
        Assert.Equal(B, section.Topic);
        Assert.Equal(["name of a"], Assert.Single(section.Articles).OtherTopics);
    }

    [Fact]
    public void Compose_PutsBestAndNewestFirst()
    {
        var digest = Compose(
            [
                Tag(A, 1, score: 0.6, published: Now.AddHours(-1)),
                Tag(A, 2, score: 0.9, published: Now.AddHours(-1)),
                Tag(A, 3, score: 0.9, published: Now.AddHours(-20)),
            ],
            Nothing);

        Assert.Equal(["Title 2", "Title 3", "Title 1"], Titles(digest));
    }

    [Fact]
    public void Compose_LeavesTheRestToTheNext_WhenThereAreTooMany()
    {
        var digest = Compose([.. Enumerable.Range(0, 100).Select(i => Tag(A, i))], Nothing);

        Assert.Equal(new DigestOptions().MaxArticles, Titles(digest).Count);
    }

    private static Digest Compose(IReadOnlyList<Tag> tags, IReadOnlySet<ulong> given)
    {
        var schedule = new Schedule(Rhythm.Daily, Schedule.UsualTime, "Etc/UTC");
        Subscription[] due = [.. new[] { A, B }.Select(t => Subscription.Start(t, schedule, Now.AddDays(-9)))];
        var channel = new Channel { Id = ChannelId.Console, Subscriptions = due };
        var byTopic = tags.GroupBy(t => t.Topic).ToDictionary(g => g.Key, g => (IReadOnlyList<Tag>)[.. g]);
        return new DigestComposer(new DigestOptions()).Compose(channel, due, Now, byTopic, given, t => "name of " + t, Now)!; // Tests of "nothing" look at the null.
    }

    private static IReadOnlyList<string> Titles(Digest digest) => [.. digest.Sections.SelectMany(s => s.Articles).Select(a => a.Title)];

    private static ArticleId Id(int number) => ArticleId.OfEntry("s", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static Tag Tag(TopicId topic, int number, double score = 0.8, DateTimeOffset? firstSeen = null, DateTimeOffset? published = null) => new()
    {
        Topic = topic,
        Article = Id(number),
        FirstSeen = firstSeen ?? Now.AddHours(-1),
        Published = published ?? firstSeen ?? Now.AddHours(-1),
        Score = score,
        Title = $"Title {number}",
        Summary = "",
        SourceId = "s",
        SourceTitle = "Site",
        Language = "en",
    };
}
