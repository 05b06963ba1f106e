using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>The stand-in is as strict with buttons as Discord.</summary>
public sealed class ComponentFormTests
{
    private const string Button = """{"type":2,"style":2,"label":"Why?","custom_id":"why|1"}""";

    public static TheoryData<string> Wrong =>
    [
        "{}",
        """[{"type":2}]""",
        """[{"type":1}]""",
        """[{"type":1,"components":[]}]""",
        """[{"type":1,"components":[{"type":1}]}]""",
        $$"""[{"type":1,"components":[{{Button}},{{Button}}]}]""",
        $$"""[{"type":1,"components":[{{Button}}]},{"type":1,"components":[{{Button}}]}]""",
        """[{"type":1,"components":[{"type":2,"style":2,"label":"Why?"}]}]""",
        """[{"type":1,"components":[{"type":2,"style":2,"label":"Why?","custom_id":""}]}]""",
        """[{"type":1,"components":[{"type":2,"style":2,"custom_id":"why"}]}]""",
        """[{"type":1,"components":[{"type":2,"style":9,"label":"Why?","custom_id":"why"}]}]""",
        """[{"type":1,"components":[{"type":2,"style":2,"label":"Why?","custom_id":"why","url":"https://a.example"}]}]""",
        """[{"type":1,"components":[{"type":2,"style":5,"label":"Why?"}]}]""",
        """[{"type":1,"components":[{"type":2,"style":5,"label":"Why?","url":"https://a.example","custom_id":"why"}]}]""",
        Rows(6, 1),
        Rows(1, 6),
        Row("l" + new string('l', 80), "why"),
        Row("Why?", new string('i', 101)),
        $$"""[{"type":1,"components":[{"type":2,"style":5,"label":"Why?","url":"https://a.example/{{new string('u', 512)}}"}]}]""",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_Refuses_WhatDiscordRefuses(string components) => Assert.True(Check(components).Any);

    [Fact]
    public void Check_Takes_AsManyRowsAndButtonsAsDiscord() => Assert.False(Check(Rows(5, 5)).Any);

    [Fact]
    public void Check_Takes_TheLongestLabelAndId() => Assert.False(Check(Row(new string('l', 80), new string('i', 100))).Any);

    [Fact]
    public void Check_SaysWhereItIsWrong() => Assert.Equal(
        """{"components":{"0":{"components":{"0":{"custom_id":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}}}}}""",
        Check("""[{"type":1,"components":[{"type":2,"style":2,"label":"Why?"}]}]""").ToJson().ToJsonString());

    [Fact]
    public async Task Webhook_RefusesButtons_WhichNobodyCouldAnswer()
    {
        await using var discord = await StandInDiscord.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://example.org, 1)");
        using var content = new StringContent($$"""{"content":"Hello","components":{{Rows(1, 1)}}}""", Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(new Uri(discord.AddWebhook(discord.AddChannel())), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("\"code\":50035", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static FormErrors Check(string components) => MessageForm.Check(new JsonObject { ["components"] = JsonNode.Parse(components) });

    private static string Row(string label, string id) =>
        $$"""[{"type":1,"components":[{"type":2,"style":2,"label":"{{label}}","custom_id":"{{id}}"}]}]""";

    private static string Rows(int rows, int buttons) => "[" + string.Join(',', Enumerable.Range(0, rows).Select(r =>
        $$"""{"type":1,"components":[{{string.Join(',', Enumerable.Range(0, buttons).Select(b => Button.Replace("why|1", $"why|{r}|{b}", StringComparison.Ordinal)))}}]}""")) + "]";
}
