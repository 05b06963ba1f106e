using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace NewsBot.IntegrationTests.Demo;

/// <summary>What a test asks of a well-formed feed of any format; reads by local names, independent of the bot's own reader.</summary>
internal sealed record FeedOutline(string Title, IReadOnlyList<FeedOutline.Entry> Entries)
{
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!; // One of the provider's own.

    public static FeedOutline Read(byte[] body) => body[0] == '{' ? ReadJson(body) : ReadXml(body);

    private static FeedOutline ReadJson(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return new(Text(json.RootElement, "title"), [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item =>
            new Entry(new(Text(item, "url")), Text(item, "title"), item.GetProperty("date_published").GetDateTimeOffset()))]);
    }

    private static FeedOutline ReadXml(byte[] body)
    {
        // .NET's XML reader takes GB18030 only from a decoder it is handed.
        var isGb18030 = Encoding.ASCII.GetString(body, 0, 60).Contains("gb18030", StringComparison.OrdinalIgnoreCase);
        using var text = new StreamReader(new MemoryStream(body), isGb18030 ? Gb18030 : Encoding.UTF8);
        var xml = XDocument.Load(text);
        return new(
            xml.Descendants().First(e => e.Name.LocalName == "title").Value,
            [.. xml.Descendants().Where(e => e.Name.LocalName is "item" or "entry").Select(item => new Entry(
                new(Link(Child(item, "link"))),
                Child(item, "title").Value,
                DateTimeOffset.Parse(Child(item, "pubDate", "date", "published").Value, CultureInfo.InvariantCulture)))]);
    }

    // Atom has the address in an attribute.
    private static string Link(XElement link) => link.Attribute("href")?.Value ?? link.Value;

    private static XElement Child(XElement parent, params string[] names) => parent.Elements().First(e => names.Contains(e.Name.LocalName));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    public sealed record Entry(Uri Link, string Title, DateTimeOffset Published);
}
