using System.Text.Json.Nodes;
using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.Tests.Chat.Discord.Interactions;

public sealed class CommandJsonTests
{
    private static JsonObject Subscribe => Named("subscribe");

    [Fact]
    public void Of_SpeaksThreeLanguages()
    {
        Assert.Equal("subscribe", Subscribe["name"]?.ToString());
        Assert.Equal("订阅", Subscribe["name_localizations"]?["zh-CN"]?.ToString());
        Assert.Equal("訂閱", Subscribe["name_localizations"]?["zh-TW"]?.ToString());
    }

    [Theory]
    [InlineData("subscribe", "16")]
    [InlineData("unsubscribe", "16")]
    [InlineData("pause", "16")]
    [InlineData("resume", "16")]
    [InlineData("settings", "16")]
    [InlineData("forget", "16")]
    [InlineData("topic", null)]
    [InlineData("source", null)]
    [InlineData("subscriptions", null)]
    [InlineData("digest", null)]
    [InlineData("search", null)]
    public void Of_AsksForManageChannels_WhereACommandChanges(string command, string? permissions) =>
        Assert.Equal(permissions, Named(command)["default_member_permissions"]?.ToString());

    [Fact]
    public void Of_LetsEveryTextThatNamesAThingAutocompleteOrBeChosen()
    {
        var options = CommandList.All.SelectMany(c => c.Runnable).SelectMany(r => r.Command.Options).DistinctBy(o => o.Name);

        Assert.Equal(
            ["description", "name", "query", "time", "title", "url", "without_words", "words"],
            options.Where(o => o is { Kind: OptionKind.Text, Autocompletes: false, Choices.Count: 0 }).Select(o => o.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_TakesAScoreFrom0To1()
    {
        var score = Option("min_score");

        Assert.Equal("10", score["type"]?.ToString());
        Assert.Equal(("0", "1"), (score["min_value"]?.ToString(), score["max_value"]?.ToString()));
    }

    [Fact]
    public void Of_LetsDiscordPickTheRole()
    {
        var role = Option("mention_role");

        Assert.Equal("8", role["type"]?.ToString());
        Assert.False(role.ContainsKey("autocomplete"));
    }

    [Fact]
    public void AreEqual_SeesPastHowDiscordWritesANumber()
    {
        var registered = JsonNode.Parse(Subscribe.ToJsonString().Replace("\"max_value\":1}", "\"max_value\":1.0}", StringComparison.Ordinal));

        Assert.Contains("\"max_value\":1.0", registered?.ToJsonString(), StringComparison.Ordinal);
        Assert.True(CommandJson.AreEqual(Subscribe, registered));
    }

    [Fact]
    public void AreEqual_SeesPastWhatDiscordAddsAndLeavesOut()
    {
        var registered = Subscribe;
        registered["id"] = "1";
        registered["version"] = "2";
        registered["default_permission"] = true;
        registered["nsfw"] = false;
        foreach (var option in registered["options"]?.AsArray() ?? [])
        {
            if (option?["required"]?.GetValue<bool>() == false)
            {
                option.AsObject().Remove("required");
            }
        }

        Assert.True(CommandJson.AreEqual(Subscribe, registered));
    }

    [Theory]
    [InlineData("description", "\"Another\"")]
    [InlineData("default_member_permissions", "null")]
    [InlineData("contexts", "[0,1]")]
    [InlineData("name_localizations", "{}")]
    [InlineData("options", "[]")]
    public void AreEqual_SeesWhatIsAnother(string member, string json)
    {
        var registered = Subscribe;
        registered[member] = JsonNode.Parse(json);

        Assert.False(CommandJson.AreEqual(Subscribe, registered));
    }

    private static JsonObject Option(string name) =>
        Subscribe["options"]?.AsArray().OfType<JsonObject>().Single(o => o["name"]?.ToString() == name) ?? [];

    private static JsonObject Named(string name) =>
        CommandJson.Of(CommandList.All).OfType<JsonObject>().Single(c => c["name"]?.ToString() == name);
}
