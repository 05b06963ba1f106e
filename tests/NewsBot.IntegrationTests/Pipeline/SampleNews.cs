namespace NewsBot.IntegrationTests.Pipeline;

/// <summary>A few entries, four of them about a default topic.</summary>
internal static class SampleNews
{
    public static readonly (string Link, string Title, string Text)[] Entries =
    [
        ("http://site.example/1", "Lab releases model weights under an open-source licence", "The open-source community can use and change the model."),
        ("http://site.example/2", "European Commission fines chipmaker over antitrust law", "The regulator says that the company broke competition law."),
        ("http://site.example/3", "Rain expected on Sunday", "Take an umbrella."),
        ("http://site.example/4", "新的开源大模型发布", "该开源模型的权重和代码以宽松许可证公开。"),
        ("http://site.example/5", "Parliament passes AI act", "The new law regulates high-risk AI systems; a regulator will oversee compliance."),
    ];

    /// <summary>So many entries, every one about open source.</summary>
    public static (string Link, string Title, string Text)[] Many(int count, int from = 0) =>
    [
        .. Enumerable.Range(from, count).Select(i => (
            $"http://site.example/open/{i}",
            $"Open-source release number {i} of the year",
            "Another open-source project has published its source code under a free licence.")),
    ];
}
