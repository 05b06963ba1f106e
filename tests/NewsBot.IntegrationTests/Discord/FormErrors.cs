using System.Globalization;
using System.Text.Json.Nodes;

namespace NewsBot.IntegrationTests.Discord;

/// <summary>What is wrong with a form, nested like the form (code 50035).</summary>
internal sealed class FormErrors
{
    private readonly JsonObject root = [];

    public bool Any => root.Count > 0;

    public JsonObject ToJson() => root;

    /// <param name="path">Such as <c>embeds.0.title</c>; empty for the whole form.</param>
    /// <param name="code">Discord's word.</param>
    /// <param name="message">Discord's sentence.</param>
    public void Add(string path, string code, string message)
    {
        var at = root;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at[step] is not JsonObject next)
            {
                at[step] = next = [];
            }

            at = next;
        }

        if (at["_errors"] is not JsonArray list)
        {
            at["_errors"] = list = [];
        }

        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    public void Required(string path) => Add(path, "BASE_TYPE_REQUIRED", "This field is required");

    public void TooLong(string path, int most) => Add(
        path, "BASE_TYPE_MAX_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be {most} or fewer in length."));
}
