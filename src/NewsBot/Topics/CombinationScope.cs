using System.Text.Json.Serialization;

namespace NewsBot.Topics;

/// <summary>Within what a <see cref="Combination"/> must stand together.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CombinationScope>))]
public enum CombinationScope
{
    /// <summary>One sentence; a title is one.</summary>
    [JsonStringEnumMemberName("sentence")]
    Sentence,

    /// <summary>Title and text as a whole.</summary>
    [JsonStringEnumMemberName("text")]
    Text,
}
