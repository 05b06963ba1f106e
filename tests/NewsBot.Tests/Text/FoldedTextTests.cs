using System.Diagnostics;
using System.Text;
using NewsBot.Text;

namespace NewsBot.Tests.Text;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ＧＰＴ－５", "gpt 5")]
    [InlineData("GPT‑5", "gpt 5")]
    [InlineData("GPT\u200B-\u20665\u2069", "gpt 5")]
    [InlineData("𝐆𝐏𝐓‑𝟓", "gpt 5")]
    [InlineData("🄶🄿🅃", "gpt")]
    [InlineData("ﬁne-tuning ﬂow", "fine tuning flow")]
    [InlineData("㏄ ½ ™ №", "cc 1/2 tm no")]
    [InlineData("Ré\u0301gulation, re\u0301gulation", "regulation, regulation")]
    [InlineData("it’s it`s it´s", "it's it's it's")]
    [InlineData("a \t\r\n\u3000\u00A0b", "a b")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("開源與監管機構", "开源与监管机构")]
    [InlineData("ｶﾞﾝﾀﾞﾑ か\u3099", "ガンダム が")]
    [InlineData("❤\uFE0F 葛\U000E0100 ❤", "❤ 葛 ❤")]
    [InlineData("İstanbul", "istanbul")]
    public void Fold_MakesSpellingsOne(string text, string expected) => Assert.Equal(expected, FoldedText.Fold(text));

    [Theory]
    [InlineData("the oﬃce", "office", "oﬃce")]
    [InlineData("a 𝐆𝐏𝐓‑𝟓 b", "gpt 5", "𝐆𝐏𝐓‑𝟓")]
    [InlineData("a cafe\u0301 b", "cafe", "cafe\u0301")]
    [InlineData("a G\u200BP b", "gp", "G\u200BP")]
    [InlineData("a 👍 b", "👍", "👍")]
    public void Locate_PointsAtWholeCharacters(string text, string folded, string expected)
    {
        var read = FoldedText.Of(text);
        var at = read.Characters.Span.IndexOf(folded);

        var (start, end) = read.Locate(at, at + folded.Length);

        Assert.Equal(expected, text[start..end]);
    }

    [Fact]
    public void Fold_IsTheSame_WhenTheTextIsNormalizedBefore() => ForRandomTexts(text =>
        Assert.Equal(FoldedText.Fold(text), FoldedText.Fold(text.Normalize(NormalizationForm.FormKC))));

    [Fact]
    public void Fold_ChangesNothing_WhenItIsDoneAgain() => ForRandomTexts(text =>
        Assert.Equal(FoldedText.Fold(text), FoldedText.Fold(FoldedText.Fold(text))));

    [Fact]
    public void Locate_FindsWhatFoldsToTheSpan_WhateverTheText() => ForRandomTexts(text =>
    {
        var read = FoldedText.Of(text);
        for (var start = 0; start < read.Characters.Length; start++)
        {
            for (var end = start + 1; end <= read.Characters.Length; end++)
            {
                var (from, to) = read.Locate(start, end);

                // More than the span only where it cuts a character that stands for several.
                Assert.Contains(read.Characters[start..end].ToString().Trim(' '), FoldedText.Fold(text[from..to]), StringComparison.Ordinal);
            }
        }
    });

    [Fact]
    public void Of_TakesTimeInProportion_WhenEveryCharacterStandsForMany()
    {
        var text = new string('\uFDFA', 100_000);
        var clock = Stopwatch.StartNew();

        Assert.True(FoldedText.Of(text).Characters.Length > text.Length * 10);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static void ForRandomTexts(Action<string> check)
    {
        var random = new Random(4);
        string[] latin = ["a", "B", "é", "e", "\u0301", "ﬁ", "½", "㏄", "…", "™", "𝐆", "🄰", "Σ", "Й", "и", "\u0306", "Ａ", "５", "¨", "ẞ", "ǅ", "’"];
        string[] asian = ["開", "监", "\uF900", "\U0002F800", "か", "\u3099", "ﾊ", "ﾟ", "ﾞ", "ｱ", "ア", "ハ", "\uFDFA", "👍"];
        string[] between = ["\u200B", "\u00AD", " ", "\n", "\u3000", "-", "‑", "\u2066", "\uFE0F"];
        for (var i = 0; i < 500; i++)
        {
            var alphabet = (i % 2 == 0 ? latin : asian).Concat(between).ToArray();
            var text = string.Concat(random.GetItems(alphabet, 12));
            check(text);
        }
    }
}
