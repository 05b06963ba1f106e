namespace NewsBot.Text;

/// <summary>Comments as tokenizers can bear them.</summary>
internal static class HtmlComments
{
    /// <summary>
    /// With a blank in each <c>--!--</c>: in a comment AngleSharp's tokenizer calls itself for each of these, and a page of them would end
    /// the process.
    /// </summary>
    public static string Tamed(string html) => html.Replace("--!--", "--! --", StringComparison.Ordinal);
}
