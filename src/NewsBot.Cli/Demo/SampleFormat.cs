namespace NewsBot.Cli.Demo;

internal enum SampleFormat
{
    Rss,
    Rdf,
    Atom,
    Json,
}
