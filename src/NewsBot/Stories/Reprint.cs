namespace NewsBot.Stories;

/// <summary>Whether two articles say the same text.</summary>
public static class Reprint
{
    public static bool Of(StoryArticle a, StoryArticle b) => a.Title == b.Title && a.Text == b.Text;
}
