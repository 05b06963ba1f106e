using NewsBot.Chat.Discord;

namespace NewsBot.Tests.Chat.Discord;

public sealed class DiscordMarkdownTests
{
    [Theory]
    [InlineData("GPT-5: what we know (so far)", "GPT-5: what we know (so far)")]
    [InlineData("**bold** _it_ ~~s~~ `c` ||spoiler||", @"\*\*bold\*\* \_it\_ \~\~s\~\~ \`c\` \|\|spoiler\|\|")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("[click](https://evil.example)", "\\[click\\](https:\u200B//evil.example)")]
    [InlineData("](https://evil.example)", "\\](https:\u200B//evil.example)")]
    [InlineData("@everyone and @HERE, a@b.example", "@\u200Beveryone and @\u200BHERE, a@b.example")]
    [InlineData("<@80351110224678912>", @"\<@80351110224678912\>")]
    [InlineData("<@&165511591545143296>", @"\<@&165511591545143296\>")]
    [InlineData("<#103735883630395392>", @"\<#103735883630395392\>")]
    [InlineData("<t:1618953630:R>", @"\<t\:1618953630\:R\>")]
    [InlineData("</airhorn:816437322781949972>", @"\</airhorn\:816437322781949972\>")]
    [InlineData("<:mmLol:216154654256398347> :smile:", @"\<\:mmLol\:216154654256398347\> \:smile:")]
    [InlineData("<https://evil.example>", "\\<https:\u200B//evil.example\\>")]
    [InlineData("# heading", @"\# heading")]
    [InlineData("-# subtext", @"\-# subtext")]
    [InlineData("- item", @"\- item")]
    [InlineData("+ item", @"\+ item")]
    [InlineData("> quote", @"\> quote")]
    [InlineData("1. item", @"1\. item")]
    [InlineData("23) item", @"23\) item")]
    [InlineData("2026 was long", "2026 was long")]
    [InlineData("C# and F#", "C# and F#")]
    [InlineData("42", "42")]
    [InlineData("", "")]
    public void Escape_LeavesTextText(string line, string expected) => Assert.Equal(expected, DiscordMarkdown.Escape(line));

    [Fact]
    public void Escape_AtMostDoubles_WhateverComes()
    {
        foreach (var text in new[] { "://", "@here", "[", ":a", "\\", "1." })
        {
            var line = string.Concat(Enumerable.Repeat(text, 50));
            Assert.InRange(DiscordMarkdown.Escape(line).Length, line.Length, line.Length * 2);
        }
    }
}
