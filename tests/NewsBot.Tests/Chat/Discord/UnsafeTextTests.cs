using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsBot.Chat;
using NewsBot.Chat.Discord;
using NewsBot.Digests;
using static NewsBot.Tests.Chat.TestDigests;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>What the outside tries, in every place of a digest where its text stands.</summary>
public sealed partial class UnsafeTextTests
{
    private static readonly string[] Payloads =
    [
        "@everyone", "@here", "@EVERYONE", "<@&165511591545143296>", "<@80351110224678912>", "<#103735883630395392>", "</forget:1>",
        "<t:1618953630:R>", "<:a:1>", "<a:b:1>", ":smile:", "https://evil.example", "<https://evil.example>",
        "[x](https://evil.example)", "](https://evil.example)", "[x](javascript:alert(1))", "javascript:alert(1)",
        "**b**", "__u__", "~~s~~", "||s||", "`c`", "```c```", "# h", "## h", "-# h", "- l", "* l", "+ l", "1. l", "1) l", "> q", ">>> q",
        "\\", "\\\\](https://evil.example)", "a\nb", "a\r\n# b", "a\u2028# b", "a\u0085b",
        "\u200B", "\u200Babc", "a\u200Bb", "\u202Egnp.exe", "\u2066x\u2069", "\uFEFF", "\u00AD", "\u3164", "\u2800",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>", "&lt;b&gt;", "{0}", "{1:N}", "%s", "\0", "\u001b[31m", "\u0007", "\uD83D", "\uDE00",
        "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309",
    ];

    public static TheoryData<string> Texts => [.. Payloads, .. Payloads.Select(p => $"Before {p} after"), .. Payloads.Select(p => p + new string('x', 10_000))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Digest_SaysNothingThatDiscordReads_WhereverTheTextStands(string text)
    {
        var message = JsonNode.Parse(Assert.Single(DiscordDigest.Render(Hostile(text), withButtons: true)))!;

        Assert.Null(message["content"]);
        Assert.Equal("""{"parse":[]}""", message["allowed_mentions"]!.ToJsonString());
        foreach (var embed in message["embeds"]!.AsArray())
        {
            AssertHarmless(embed!["title"]!.ToString());
            foreach (var line in embed["description"]!.ToString().Split('\n'))
            {
                AssertHarmless(Own().Replace(line, "§"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void ConsoleDigest_KeepsItsLines_WhereverTheTextStands(string text)
    {
        var lines = Assert.Single(ConsoleDigest.Render(Hostile(text))).Split('\n');

        Assert.DoesNotContain(string.Concat(lines), c => char.IsControl(c) || c is '\u202E' or '\u2066' or '\u200B' or '\u2028');
        Assert.Single(lines, l => l.StartsWith("  1. ", StringComparison.Ordinal));
        Assert.Single(lines, l => l.StartsWith('─'));
    }

    private static Digest Hostile(string text)
    {
        var story = Story(text) with
        {
            Summary = text,
            Earlier = text,
            OtherTopics = [text],
            Sources = [Source(text, "https://example.org/gpt-5"), Source(text + "2", "https://example.org/2"), Source(text + "3", "javascript:" + text)],
        };
        return Of(Section("T" + text, story) with { LastDays = [1, 2, 3, 4, 5, 6, 7] });
    }

    /// <summary>Nothing unseen or that begins a line's markdown, and of what is special within it nothing that is not escaped.</summary>
    private static void AssertHarmless(string line)
    {
        Assert.DoesNotMatch(Unseen(), line);
        Assert.DoesNotMatch(Markdown(), Escaped().Replace(line, "§"));
    }

    /// <summary>What we write ourselves: the links of title and sources, the bold, the small lines, the bars, the times.</summary>
    [GeneratedRegex(@"\]\(https://example\.org/(?:gpt-5|2)\)(?:\*\*)?|^\*\*\[|^-# |`[▁▂▃▄▅▆▇█]{7}`|<t:-?[0-9]+:f>|(?<=, )\[")]
    private static partial Regex Own();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD-[\u200B-\u200D]]")]
    private static partial Regex Unseen();

    [GeneratedRegex(@"[\\*_~`|<>\[\]]|https?://|@(everyone|here)|:[a-z0-9_+-]+:|^(#|-|\+|[0-9]+[.)])", RegexOptions.IgnoreCase)]
    private static partial Regex Markdown();

    [GeneratedRegex(@"\\[^0-9A-Za-z\s]")]
    private static partial Regex Escaped();
}
