using System.Text;

namespace NewsBot.Cli.Demo;

internal static class SampleEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // GB18030 is none of .NET's own; its provider is asked directly, so that nothing is registered for the whole process.
    public static Encoding Of(SampleOutlet outlet) =>
        outlet.Encoding == "utf-8" ? Utf8
            : CodePagesEncodingProvider.Instance.GetEncoding(outlet.Encoding)
                ?? throw new InvalidDataException($"{outlet.Id}: there is no encoding {outlet.Encoding}.");
}
