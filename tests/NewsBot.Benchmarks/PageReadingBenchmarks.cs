using BenchmarkDotNet.Attributes;
using NewsBot.Articles.Pages;

namespace NewsBot.Benchmarks;

/// <summary>Our reader beside SmartReader alone, and beside the tree that both need.</summary>
[MemoryDiagnoser]
public class PageReadingBenchmarks
{
    private static readonly Uri Url = new("http://site.example/article");
    private byte[] bytes = [];

    [Params(false, true)]
    public bool Chinese { get; set; }

    [GlobalSetup]
    public void Generate() => bytes = GeneratedPage.Html(40, Chinese);

    [Benchmark]
    public int NewsBot() => ((PageResult.Read)PageReader.Read(bytes, "text/html; charset=utf-8", Url)).Page.Text.Length;

    [Benchmark(Baseline = true)]
    public int SmartReader()
    {
        using var reader = new global::SmartReader.Reader(Url.AbsoluteUri, new MemoryStream(bytes));
        return reader.GetArticle().TextContent.Length;
    }

    [Benchmark]
    public int BareTree()
    {
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(new MemoryStream(bytes));
        return document.All.Length;
    }
}
