using System.Text.Json.Nodes;
using NewsBot.Chat.Discord.Interactions.Commands;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>Discord's limits on commands, and ours within them.</summary>
public sealed class CommandFormTests
{
    public static TheoryData<string, string> BrokenLimits => new()
    {
        { """[{"name":"Upper","description":"x"}]""", "0.name" },
        { """[{"name":"two words","description":"x"}]""", "0.name" },
        { $$"""[{"name":"{{new string('a', 33)}}","description":"x"}]""", "0.name" },
        { """[{"name":"a","description":""}]""", "0.description" },
        { $$"""[{"name":"a","description":"{{new string('a', 101)}}"}]""", "0.description" },
        { """[{"name":"a","description":"x","name_localizations":{"zh-CN":"两 个"}}]""", "0.name_localizations.zh-CN" },
        { """[{"name":"a","description":"x"},{"name":"a","description":"x"}]""", "" },
        { """[{"name":"a","description":"x","name_localizations":{"zh-Hans":"两"}}]""", "0.name_localizations.zh-Hans" },
        { """[{"name":"a","description":"x","default_member_permissions":"MANAGE_CHANNELS"}]""", "0.default_member_permissions" },
        { """[{"name":"a","description":"x","options":[{"type":3,"name":"b","description":"x"},{"type":3,"name":"c","description":"x","required":true}]}]""", "0.options.1" },
        { """[{"name":"a","description":"x","options":[{"type":3,"name":"b","description":"x","autocomplete":true,"choices":[{"name":"c","value":"c"}]}]}]""", "0.options.0.choices" },
        { """[{"name":"a","description":"x","options":[{"type":8,"name":"b","description":"x","autocomplete":true}]}]""", "0.options.0.autocomplete" },
        { """[{"name":"a","description":"x","options":[{"type":3,"name":"b","description":"x","max_value":1}]}]""", "0.options.0.max_value" },
        { """[{"name":"a","description":"x","options":[{"type":10,"name":"b","description":"x","max_length":1}]}]""", "0.options.0.max_length" },
    };

    [Fact]
    public void OurCommands_BreakNoLimit()
    {
        var errors = CommandForm.Check(CommandJson.Of(CommandList.All));

        Assert.False(errors.Any, errors.ToJson().ToJsonString());
    }

    [Theory]
    [MemberData(nameof(BrokenLimits))]
    public void Check_NamesThePlace_WhenALimitIsBroken(string commands, string path)
    {
        var errors = CommandForm.Check(JsonNode.Parse(commands)?.AsArray() ?? []).ToJson();
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            errors = Assert.IsType<JsonObject>(errors[step]);
        }

        Assert.NotNull(errors["_errors"]);
    }
}
