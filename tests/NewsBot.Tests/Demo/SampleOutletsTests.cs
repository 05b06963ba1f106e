using System.Text;
using System.Text.RegularExpressions;
using NewsBot.Cli.Demo;

namespace NewsBot.Tests.Demo;

public sealed partial class SampleOutletsTests
{
    private static readonly IReadOnlyList<SampleOutlet> Outlets = SampleOutlets.Read();
    private static readonly IReadOnlyList<SampleArticle> Articles = [.. Outlets.SelectMany(outlet => outlet.Entries)];

    [Fact]
    public void Read_HasEnoughArticles() => Assert.InRange(Articles.Count, 96, int.MaxValue);

    [Fact]
    public void Read_IsHalfChineseAndPartlyTraditional()
    {
        Assert.Equal(Outlets.Count, 2 * Outlets.Count(outlet => outlet.Language.StartsWith("zh", StringComparison.Ordinal)));
        Assert.Contains(Outlets, outlet => outlet.Language == "zh-TW");
    }

    [Fact]
    public void Read_HasEveryFormat_InBothLanguages() =>
        Assert.Equal(8, Outlets.Select(outlet => (outlet.Format, outlet.Language[..2])).Distinct().Count());

    [Fact]
    public void Read_KnowsOnlyTheDefaultTopics() =>
        Assert.Equal(
            ["gpt-5", "open-source", "regulation"],
            Articles.SelectMany(article => article.Topics).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Read_LeavesAboutHalfWithoutTopic() =>
        Assert.InRange(Articles.Count(article => article.Topics.Count == 0) / (double)Articles.Count, 0.4, 0.55);

    [Fact]
    public void Read_ExpectsGpt5_WhereItIsNamedInTitleOrSummary() =>
        Assert.All(Articles, article =>
            Assert.Equal(
                Gpt5().IsMatch($"{article.Title} {article.Summary}".Normalize(NormalizationForm.FormKC)),
                article.Topics.Contains("gpt-5")));

    [Fact]
    public void Read_IsMostlyOfTheLastDay_WithSomeOlder()
    {
        Assert.InRange(Articles.Count(article => article.HoursAgo < 24) / (double)Articles.Count, 0.6, 0.9);
        Assert.Contains(Articles, article => article.HoursAgo > 72);
    }

    [Fact]
    public void Read_TellsEveryArticleAtSomeLength() =>
        Assert.All(Articles, article =>
        {
            Assert.InRange(article.Paragraphs.Count, 3, 8);
            Assert.InRange(article.Summary.Count(c => c is '.' or '!' or '?' or '。' or '！' or '？'), 1, 4);
        });

    [Fact]
    public void Read_NamesEveryArticleOnceInItsOutlet() =>
        Assert.All(Outlets, outlet => Assert.Distinct(outlet.Entries.Select(article => article.Slug)));

    [Fact]
    public void Read_SaysOnEveryOutletThatItIsInvented() =>
        Assert.All(Outlets, outlet => Assert.Matches("invented|虚构|虛構", outlet.Imprint));

    [GeneratedRegex(@"GPT[-‐ ]?5(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Gpt5();
}
