using NewsBot.Stories;

namespace NewsBot.Tests.Stories;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("GPT-5.6", "gpt5.6")]
    [InlineData("GPT 5.6", "gpt5.6")]
    [InlineData("ＧＰＴ５.6", "gpt5.6")]
    [InlineData("Qwen3.8 is here", "qwen3.8")]
    [InlineData("千问3.8发布", "qwen3.8")]
    [InlineData("Claude Opus 5", "opus5")]
    [InlineData("Kimi-K3", "kimik3")]
    [InlineData("Kimi K3正式开源", "kimik3")]
    [InlineData("Co-Star", "costar")]
    public void Read_FindsANameWithItsVersion(string text, string term) => Assert.Contains(term, Read(text));

    [Theory]
    [InlineData("英伟达", "nvidia")]
    [InlineData("輝達", "nvidia")]
    [InlineData("Nvidia's", "nvidia")]
    [InlineData("黃仁勳", "jensenhuang")]
    [InlineData("Jensen Huang", "jensenhuang")]
    [InlineData("字节跳动", "bytedance")]
    [InlineData("收购", "acquire")]
    [InlineData("was bought by", "acquire")]
    [InlineData("steps down", "leave")]
    [InlineData("data-centers", "datacenter")]
    public void Read_FindsOneTerm_InBothLanguages(string text, string term) => Assert.Contains(term, Read(text));

    [Theory]
    [InlineData("Metadata", "meta")]
    [InlineData("Appleseed", "apple")]
    [InlineData("the said Tuesday", "the")]
    public void Read_DoesNotFind_PartsOfWordsOrStopWords(string text, string term) => Assert.DoesNotContain(term, Read(text));

    [Theory]
    [InlineData("raises $360 million", "#3.6e+08")]
    [InlineData("融资360亿元", "#3.6e+10")]
    public void Read_TakesANumber_ForNoCompany(string text, string amount) => Assert.Contains(amount, Read(text));

    [Fact]
    public void Read_KeepsTwoPeopleApart_WhoseNamesSoundAlike() => Assert.NotEqual(Read("姚顺雨"), Read("姚顺宇"));

    [Fact]
    public void Read_TakesChineseInPairs_BetweenNames() => Assert.Equal(["nvidia", "豪掷"], Read("英伟达豪掷"));

    [Fact]
    public void Read_StopsAtTheLimit()
    {
        var vocabulary = new Vocabulary();
        var read = new List<string>();
        new TermReader(vocabulary).Read("orchid fernhill", 6, term => read.Add(vocabulary.Text(term)));

        Assert.Equal(["orchid"], read);
    }

    private static List<string> Read(string text)
    {
        var vocabulary = new Vocabulary();
        var read = new List<string>();
        new TermReader(vocabulary).Read(text, 1_000, term => read.Add(vocabulary.Text(term)));
        return read;
    }
}
