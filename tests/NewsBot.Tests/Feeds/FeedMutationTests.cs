using System.Text;
using NewsBot.Feeds;

namespace NewsBot.Tests.Feeds;

/// <summary>Feeds spoilt at random, by seed: whatever they are, reading them ends with a value.</summary>
public sealed class FeedMutationTests
{
    private static readonly byte[][] Samples =
    [
        Encoding.UTF8.GetBytes(
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY own 'text'>]><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xml:base='http://a.example/b/'>"
            + "<channel><title>T &amp; t</title><link>/</link><!-- c --><item><title><![CDATA[<b>监管</b>]]></title><link>x?a=1&amp;b=2</link><guid isPermaLink=\"false\">1</guid>"
            + "<description>&lt;p&gt;a &amp;eacute; &#8217;&lt;/p&gt;</description><content:encoded><![CDATA[<p><a href='y'>y</a></p>]]></content:encoded>"
            + "<enclosure url='/a.mp3' length='5' type='audio/mpeg'/><pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"),
        Encoding.UTF8.GetBytes(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title type='html'>A &lt;i&gt;b&lt;/i&gt;</title><author><name>N</name><email>n@a.example</email></author>"
            + "<entry><id>urn:1</id><link href='1' rel='alternate'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x<br/></p></div></content>"
            + "<summary type='text'>s</summary><updated>2026-11-24T08:00:00Z</updated></entry></feed>"),
        Encoding.UTF8.GetBytes(
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"J\",\"items\":[{\"id\":\"1\",\"content_html\":\"<a href='x'>\\u76d1</a>\",\"tags\":[\"a\"],"
            + "\"attachments\":[{\"url\":\"a\",\"size_in_bytes\":1e3}],\"authors\":[{\"name\":\"N\"}]}]}"),
        Encoding.Unicode.GetBytes("\uFEFF<rss><channel><item><title>监管</title></item></channel></rss>"),
    ];

    // What markup and JSON are made of hurts more than any byte.
    private static readonly byte[][] Pieces = [.. new[] { "<", ">", "</", "/>", "&", ";", "\"", "'", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "=", "\0", "{", "}", "[", "\\u", "<item>", "</item>", "<title>", "\u00E9" }.Select(Encoding.UTF8.GetBytes)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_GivesAValue_WhateverIsSpoilt(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Spoilt(Samples[random.Next(Samples.Length)], random);

            if (FeedReader.Read(bytes, random.Next(2) == 0 ? null : "text/xml; charset=gbk", FeedReading.Base) is FeedResult.Read read)
            {
                // What is worked out later must not throw either.
                JsonFeedWriter.Write(read.Feed, Stream.Null);
            }
        }
    }

    private static byte[] Spoilt(byte[] sample, Random random)
    {
        var bytes = sample.ToList();
        for (var change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }
}
