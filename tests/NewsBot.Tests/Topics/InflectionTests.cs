using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class InflectionTests
{
    [Theory]
    [InlineData("ban", "bans", "banned", "banning")]
    [InlineData("approve", "approves", "approved", "approving")]
    [InlineData("policy", "policies")]
    [InlineData("comply", "complies", "complied", "complying")]
    [InlineData("probe", "probes", "probed", "probing")]
    [InlineData("permit", "permits", "permitted", "permitting")]
    [InlineData("target", "targeted", "targeting")]
    [InlineData("tax", "taxes", "taxed", "taxing")]
    [InlineData("crash", "crashes", "crashed")]
    [InlineData("veto", "vetoes", "vetoed")]
    [InlineData("tie", "ties", "tied", "tying")]
    [InlineData("agree", "agrees", "agreed", "agreeing")]
    [InlineData("sue", "sues", "sued", "suing")]
    [InlineData("regulate", "regulates", "regulated", "regulating", "regulator", "regulators", "regulatory", "regulation", "regulations")]
    [InlineData("robots", "robot")]
    [InlineData("policies", "policy")]
    [InlineData("patches", "patch")]
    public void All_HasTheRegularForms(string word, params string[] forms) => Assert.Empty(forms.Append(word).Except(Inflection.All(word)));

    [Theory]
    [InlineData("state", "station")]
    [InlineData("news", "new")]
    [InlineData("ban", "banner")]
    [InlineData("ban", "bane")]
    [InlineData("plan", "planed")]
    [InlineData("process", "proces")]
    public void All_HasNoOtherWord(string word, string other) => Assert.DoesNotContain(other, Inflection.All(word));

    [Fact]
    public void Plurals_HasNoVerbForms() => Assert.Equal(["ban", "bans"], Inflection.Plurals("ban"));
}
