using NewsBot.Topics;

namespace NewsBot.Tests.Topics;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four.", "One. |Two! |Three? |Four.")]
    [InlineData("他说“好。”然后走了。她说！", "他说“好。|”然后走了。|她说！|")]
    [InlineData("The U.S. Congress and Sen. Smith met Apple Inc. officials.", "The U.S. Congress and Sen. Smith met Apple Inc. officials.")]
    [InlineData("GPT-5.2 costs 3.5 dollars. it says", "GPT-5.2 costs 3.5 dollars. it says")]
    [InlineData("He said \"no.\" Then he left.", "He said \"no.\" |Then he left.")]
    [InlineData("A heading\nA paragraph that is\nwrapped.\n\nAnother", "A heading\n|A paragraph that is\nwrapped.\n\n|Another")]
    public void StartsIn_CutsAtSentences(string text, string expected)
    {
        var starts = Sentences.StartsIn(text);

        Assert.Equal(expected, string.Join('|', starts.Zip(starts.Skip(1).Append(text.Length), (from, to) => text[from..to])));
    }
}
