using System.Text;

namespace NewsBot.Tests.Chat.Discord;

/// <summary>Seeded text of the kind that feeds send to see what breaks.</summary>
internal sealed class HostileText(Random random)
{
    private static readonly string[] Pieces =
    [
        "GPT-5", " ", "  ", "\r\n", "\n\n", "\t", "regulators", "开源模型", "監管機構", "實驗室", "word", "a", "。", "，",
        "@everyone", "@here", "<@&165511591545143296>", "<@80351110224678912>", "<#103735883630395392>", "<t:1618953630:R>", "</x:1>", "<a:b:1>",
        "**", "__", "~~", "||", "`", "```", "[", "]", "(", ")", "](https://evil.example)", "[x](https://evil.example)", "https://evil.example/x",
        "# ", "-# ", "- ", "> ", "1. ", ":smile:", "\\", "<", ">", "\u001b[31m", "\u0007", "\u202E", "\u200B", "\u200D", "\uFEFF", "\u2066",
        "👩\u200D👩\u200D👧", "👍🏽", "🇨🇳", "😀", "e\u0301", "Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "\uD83D", "\uDE00", "\0", "\"", "'", "&", "{0}",
    ];

    public string Line(int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    /// <summary>Now and then one thing, ten thousand characters of it.</summary>
    public string Title() => random.Next(20) switch
    {
        0 => string.Concat(Enumerable.Repeat(Line(10), 10_000 / 10))[..10_000],
        1 => "",
        _ => Line(random.Next(1, 25)),
    };
}
