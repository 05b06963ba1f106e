using System.Text.Json.Serialization;

namespace NewsBot.Topics;

/// <summary>What a <see cref="Reason"/> is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReasonKind>))]
public enum ReasonKind
{
    /// <summary>A phrase speaks for it.</summary>
    [JsonStringEnumMemberName("phrase")]
    Phrase,

    /// <summary>Phrases speak for it together.</summary>
    [JsonStringEnumMemberName("combination")]
    Combination,

    /// <summary>A phrase speaks against it.</summary>
    [JsonStringEnumMemberName("against")]
    Against,

    /// <summary>No phrase of the context stands in the text.</summary>
    [JsonStringEnumMemberName("no-context")]
    NoContext,
}
