using System.Collections.Frozen;
using System.Text.Json;

namespace NewsBot.Feeds.Lists;

/// <summary>Where in JSON a list and its items' members are, by the names that everybody uses.</summary>
internal static class JsonGuess
{
    private static readonly FrozenDictionary<string, int> Titles = Ranked("title headline name word query keyword keywords subject caption text note showname");
    private static readonly FrozenDictionary<string, int> Links = Ranked("url link href permalink weburl pageurl shareurl articleurl shortlink shortlinkv2 uri mobileurl");

    private static readonly FrozenDictionary<string, int> Times = Ranked(
        "datepublished published publishedat publishtime publishdate pubdate pubtime createdat createtime created ctime date time timestamp updatedat updated mtime");

    /// <summary>The longest array of objects that have a title; empty where there is none.</summary>
    public static IReadOnlyList<JsonElement> Items(JsonElement root)
    {
        IReadOnlyList<JsonElement> best = [];
        var waiting = new Queue<JsonElement>([root]);
        while (waiting.TryDequeue(out var value))
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                var items = value.EnumerateArray().Where(i => Title(i) is not null).Take(ListReader.MaxEntries).ToList();
                best = items.Count > best.Count ? items : best;
                Enqueue(waiting, value.EnumerateArray());
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                Enqueue(waiting, value.EnumerateObject().Select(m => m.Value));
            }
        }

        return best;
    }

    public static string? Title(JsonElement item) => Find(item, Titles, v => v.ValueKind == JsonValueKind.String);

    public static string? Link(JsonElement item) => Find(item, Links, v => v.ValueKind == JsonValueKind.String);

    public static string? Time(JsonElement item) => Find(item, Times, v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number);

    private static void Enqueue(Queue<JsonElement> waiting, IEnumerable<JsonElement> values)
    {
        // A list is not beyond the thousandth member of anything; a hostile document's millions would all have to wait.
        foreach (var value in values.Take(ListReader.MaxEntries).Where(v => v.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
        {
            waiting.Enqueue(value);
        }
    }

    // An item's own member, else one of an object in it: lists wrap their items now and then.
    private static string? Find(JsonElement item, FrozenDictionary<string, int> names, Predicate<JsonElement> fits) =>
        item.ValueKind != JsonValueKind.Object ? null
        : FindOwn(item, names, fits) ?? item.EnumerateObject()
            .Where(m => m.Value.ValueKind == JsonValueKind.Object)
            .Select(m => FindOwn(m.Value, names, fits))
            .FirstOrDefault(v => v is not null);

    private static string? FindOwn(JsonElement item, FrozenDictionary<string, int> names, Predicate<JsonElement> fits) => item.EnumerateObject()
        .Where(m => fits(m.Value))
        .Select(m => (Rank: names.GetValueOrDefault(Plain(m.Name), int.MaxValue), m.Value))
        .Where(m => m.Rank < int.MaxValue)
        .OrderBy(m => m.Rank)
        .Select(m => JsonTemplate.Text(m.Value))
        .FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

    // publish_time, publishTime and PublishTime are one name.
    private static string Plain(string name) => name.Length > 30 ? "" : string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static FrozenDictionary<string, int> Ranked(string names) => names.Split(' ').Index().ToFrozenDictionary(n => n.Item, n => n.Index);
}
