using NewsBot.Topics;

namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>One event: as it is told first, again by others, and how it goes on.</summary>
internal static class DevelopingStory
{
    public const string Headline = "Kiln Collective releases Tern-2 with open weights and training recipe";
    public const string NewHeadline = "Kiln Collective withdraws the open weights of Tern-2 a day after their release";

    private const string Text = "The Kiln Collective has released Tern-2, a model of 40 billion parameters, with open weights under its Commons Licence.";

    public static Tag First(DateTimeOffset seen) => SampleNews.Tag("first", Headline, Text, seen, "Wire");

    public static Tag Reprint(string source, DateTimeOffset seen) => SampleNews.Tag("reprint", Headline, Text, seen, source);

    public static Tag Development(DateTimeOffset seen) => SampleNews.Tag(
        "development",
        NewHeadline,
        "A day after the release of Tern-2 the Kiln Collective took its open weights offline: a publisher claims 40 billion words of the training data.",
        seen,
        "Wire");
}
