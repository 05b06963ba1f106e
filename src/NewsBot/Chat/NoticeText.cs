using NewsBot.Sources;

namespace NewsBot.Chat;

/// <summary>A notice in a sentence, in the channel's language.</summary>
internal static class NoticeText
{
    private const int MaxName = 200;
    private const int MaxReason = 500;

    /// <param name="notice">What is told.</param>
    /// <param name="escape">Makes one line of text from outside mean itself.</param>
    public static string Of(Notice notice, Func<string, string> escape)
    {
        var texts = ChatTexts.For(notice.Language);
        var about = notice.About;
        var name = escape(PlainText.OneLine(about.Title.Length > 0 ? about.Title : about.Url, MaxName));
        return about.Status switch
        {
            SourceStatus.Ok => texts.SourceIsWell(name),
            SourceStatus.Gone => texts.SourceIsGone(name, Reason()),
            _ => texts.SourceKeepsFailing(name, Reason()),
        };

        string Reason() => escape(PlainText.OneLine(about.Reason ?? "", MaxReason));
    }
}
