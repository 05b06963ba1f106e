using NewsBot.Feeds;
using static NewsBot.Tests.Feeds.FeedReading;

namespace NewsBot.Tests.Feeds.Markup;

/// <summary>Documents that no XML parser reads, and a person does.</summary>
public sealed class MarkupReaderTests
{
    [Theory]
    [InlineData("<rss><channel><item><title>AT&T rises</title></item></channel></rss>", "AT&T rises", "stray ampersands")]
    [InlineData("<rss><channel><item><title>a&b=c;d</title></item></channel></rss>", "a&b=c;d", "not know")]
    [InlineData("<rss><channel><item><title>caf&eacute; &nbsp;5 &euro;</title></item></channel></rss>", "café 5 €", "not know")]
    [InlineData("<rss><channel><item><title>&made-up; &#xD800; &#99999999;</title></item></channel></rss>", "&made-up; &#xD800; &#99999999;", "not know")]
    [InlineData("\n\n junk <?xml version=\"1.0\"?><rss><channel><item><title>Late start</title></item></channel></rss>", "Late start", "before the feed")]
    [InlineData("\r\n<?xml version=\"1.0\"?><rss><channel><item><title>Blank line</title></item></channel></rss>", "Blank line", "before the feed")]
    [InlineData("<br /><b>Warning</b>: no such file<?xml version=\"1.0\"?><rss><channel><item><title>PHP</title></item></channel></rss>", "PHP", "before the feed")]
    [InlineData("<rss><channel><item><title>Odd\u0001 \u0008char</title></item></channel></rss>", "Odd char", "control characters")]
    [InlineData("<rss><channel><item><title>One</title><media:thumbnail url=\"x\"/></item></channel></rss>", "One", "undeclared prefixes")]
    [InlineData("<rss><channel><item><title>One</title><description>a<br>b</description></item></channel></rss>", "One", "do not match")]
    [InlineData("<rss><channel><item><title>Whole</title></item><item><title>Brok", "Whole", "never closed")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"&b;\">]><rss><channel><item><title>No &a; bomb</title></item></channel></rss>", "No &a; bomb", "not know")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>No &a; file</title></item></channel></rss>", "No &a; file", "not know")]
    [InlineData("<rss><channel><item><title>5 < 6</title></item></channel></rss>", "5 < 6", "angle brackets")]
    [InlineData("<rss><channel><item><title>Open<link>http://a.example</link></item></channel></rss>", "Open", "do not match")]
    [InlineData("<rss><channel><item><title>Open</item><item><title>Next</title></item></channel></rss>", "Open", "do not match")]
    [InlineData("<rss><channel><item><title>First</title><item><title>Second</title></item></channel></rss>", "First", "do not match")]
    [InlineData("<rss><channel><item><title>Case</TITLE></Item></channel></rss>", "Case", null)]
    [InlineData("<rss><channel><item><title>Cut</title</item></channel></rss>", "Cut", "do not match")]
    [InlineData("<rss><channel><item><link rel=alternate href=/x/>t</link><title>Bare</title></item></channel></rss>", "Bare", "malformed attributes")]
    [InlineData("<rss><channel><item><category domain=\"x>a</category><title>Quote</title></item></channel></rss>", "Quote", "malformed attributes")]
    [InlineData("<rss><channel><item><category domain=\"a<b\">a</category><title>Bracket</title></item></channel></rss>", "Bracket", "malformed attributes")]
    [InlineData("<rss><channel><item><title><![CDATA[Never closed", "Never closed", "never closed")]
    [InlineData("<rss><channel><item></nothing><title>Stray end</title></item></channel></rss>", "Stray end", "do not match")]
    public void Broken_IsReadAsAPersonWould(string text, string title, string? fault)
    {
        var read = ReadAnyhow(text);

        Assert.Equal(title, read.Feed.Entries[0].Title);
        Assert.Contains(fault ?? "", read.Repaired ?? "", StringComparison.Ordinal);
        Assert.Equal(fault is null, read.Repaired is null);
    }

    [Fact]
    public void Repaired_NamesTheLineOfTheFirstFault()
    {
        var read = ReadAnyhow("<rss>\n<channel>\n<item><link>a&b</link></item>\n</channel></rss>");

        Assert.StartsWith("not well-formed from line 3 on", read.Repaired, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_KeepsItsMembers_WhenAnotherWasLeftOpen()
    {
        var entries = ReadAnyhow("<rss><channel><item><title>One<item><title>Two</title><guid>2</guid></item></channel></rss>").Feed.Entries;

        Assert.Equal(["One", "Two"], entries.Select(e => e.Title));
        Assert.Equal("2", entries[1].Id);
    }

    [Fact]
    public void Entity_IsResolved_WhenTheDoctypeDeclaresItAsText()
    {
        var feed = Read("<!DOCTYPE rss [ <!ENTITY id \"tag:site.example,\"> ]><rss><channel><item><guid>&id;2026:1</guid></item></channel></rss>");

        Assert.Equal("tag:site.example,2026:1", Assert.Single(feed.Entries).Id);
    }

    [Theory]
    [InlineData("<!-- <item> --><item><title>One</title></item>")]
    [InlineData("<?php <item> ?><item><title>One</title></item>")]
    [InlineData("<![CDATA[<item>]]><item><title>One</title></item>")]
    [InlineData("<item><title>On<!-- no -->e</title></item>")]
    [InlineData("<item><title>On<![CDATA[e]]></title></item>")]
    [InlineData("<item><x:title xmlns:x='urn:x'>Other</x:title><title>One</title></item>")]
    [InlineData("<item><x><title>Deeper</title></x><title>One</title></item>")]
    public void Title_IsTheItems(string elements)
    {
        var feed = Read($"<rss><channel>{elements}</channel></rss>");

        Assert.Equal("One", Assert.Single(feed.Entries).Title);
    }

    [Fact]
    public void Base_IsInherited()
    {
        var feed = Read(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://other.example/x/'><link href='./'/><entry xml:base='y/'><link href='1'/>"
            + "<content type='html' xml:base='/z/'>&lt;a href=\"q?r=1&amp;amp;s#t\"&gt;&lt;img src='http://abs.example/'/&gt;</content></entry></feed>");
        var entry = Assert.Single(feed.Entries);

        Assert.Equal(("http://other.example/x/", "http://other.example/x/y/1"), (feed.HomePageUrl, entry.Link));
        Assert.Equal("<a href=\"http://other.example/z/q?r=1&amp;s#t\"><img src='http://abs.example/'/>", entry.ContentHtml);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    public void Entries_AreLimited(int most)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("<rss><channel>" + string.Concat(Enumerable.Repeat("<item><title>t</title></item>", 5)) + "</channel></rss>");

        var read = Assert.IsType<FeedResult.Read>(FeedReader.Read(bytes, null, null, FeedLimits.Default with { MaxEntries = most }));

        Assert.Equal(most, read.Feed.Entries.Count);
        Assert.Contains("longer than is read", read.Repaired, StringComparison.Ordinal);
    }
}
