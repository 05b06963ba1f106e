namespace NewsBot.Articles;

/// <summary>Comments as tokenizers can bear them.</summary>
internal static class HtmlComments
{
    /// <summary>
    /// Without <c>--!</c>, which ends no comment unless a <c>&gt;</c> follows: AngleSharp goes a frame deeper at each, and a hundred thousand
    /// of them end the process.
    /// </summary>
    public static string Tamed(string html) => html.Contains("--!", StringComparison.Ordinal)
        ? html.Replace("--!>", "-->", StringComparison.Ordinal).Replace("--!", "-- ", StringComparison.Ordinal)
        : html;
}
