using System.Globalization;
using System.Text.Json.Nodes;
using NewsBot.Chat.Discord.Interactions;
using NewsBot.IntegrationTests.Discord;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>A member subscribes by a signed interaction; the digest arrives at nine by the member's clock, once a day.</summary>
public sealed class LocalTimeTests(AzuriteFixture azurite)
{
    private const string Feed = "http://site.example/feed.json";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-25")]
    [InlineData("Asia/Kolkata", "2026-11-25")]
    [InlineData("America/New_York", "2027-03-13")] // Clocks go forward on the 14th,
    [InlineData("America/New_York", "2027-11-06")] // and back on the 7th.
    [InlineData("Australia/Lord_Howe", "2027-04-03")] // By half an hour.
    public async Task Digest_ComesAtNineByTheMembersClock_OnEachOfThreeDays(string timeZone, string from)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var world = await BotWorld.CreateAsync(azurite);
        world.Clock.SetUtcNow(DateTimeOffset.Parse(from + "T00:00Z", CultureInfo.InvariantCulture));
        await using var discord = await world.OpenDiscordAsync(Cancel);
        await using var bot = new BotProcess(world, settings: [
            ("Discord:PublicKey", discord.Application.PublicKey), ("Discord:ApplicationId", discord.Application.Id)]);
        var channel = discord.AddChannel();
        var end = world.Clock.GetUtcNow().AddDays(3);
        var articles = 1;
        world.Fetcher.Serve(Feed, "\"1\"", SampleNews.Many(1));
        await bot.AddSourceAsync(Feed);
        await bot.Host.IngestAsync(Cancel);
        var subscribe = discord.Application.Begin(channel, StandInMember.Moderator, StandInApplication.Command(
            "subscribe", null, ("topic", "open-source"), ("schedule", "daily"), ("time", "09:00"), ("timezone", timeZone)));
        await discord.Application.SendAsync(bot.Get<InteractionEndpoint>(), subscribe, Cancel);
        Assert.Contains("09:00", discord.Application.ReplyTo(subscribe)?.Text, StringComparison.Ordinal);

        // At each half hour, and a minute before it.
        for (var isBefore = true; world.Clock.GetUtcNow() < end; isBefore = !isBefore)
        {
            await bot.Host.PostAsync(Cancel);
            world.Clock.Advance(TimeSpan.FromMinutes(isBefore ? 29 : 1));
            if (!isBefore && world.Clock.GetUtcNow().TimeOfDay.TotalHours % 6 == 0)
            {
                articles++;
                world.Fetcher.Serve(Feed, $"\"{articles}\"", SampleNews.Many(articles));
                await bot.Host.IngestAsync(Cancel);
            }
        }

        var times = channel.Messages
            .Select(m => TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(m.Body["timestamp"]?.ToString() ?? "", CultureInfo.InvariantCulture), zone))
            .ToList();
        Assert.Equal(3, times.Select(t => t.Date).Distinct().Count());
        Assert.Equal(3, times.Count);
        Assert.All(times, t => Assert.Equal(new TimeSpan(9, 0, 0), t.TimeOfDay));
        var told = string.Join('\n', channel.Messages.SelectMany(m => m.Embeds).Select(e => e?["description"]?.ToString()));
        var timesTold = Enumerable.Range(0, articles).Select(i => told.Split(SampleNews.Title(i)).Length - 1).ToList();
        Assert.All(timesTold, n => Assert.InRange(n, 0, 1));
        Assert.InRange(timesTold.Sum(), 6, articles);
    }
}
