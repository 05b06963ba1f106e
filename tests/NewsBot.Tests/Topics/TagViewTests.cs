using System.Text;
using NewsBot.Cli.Verbs;
using NewsBot.Topics;
using Spectre.Console;

namespace NewsBot.Tests.Topics;

public sealed class TagViewTests
{
    private const string Definitions = """
        [
          { "id": "robots", "names": { "en": "Robots" }, "query": "robot OR drone -toy", "masks": ["robot vacuum"] },
          { "id": "law", "names": { "en": "Law" }, "cues": [{ "weight": 0.9, "phrases": ["robot law", "the very long name of an act of parliament"] }] },
          { "id": "weak", "names": { "en": "Weak" }, "cues": [{ "weight": 0.3, "phrases": ["senate"] }] },
          { "id": "none", "names": { "en": "None" }, "query": "title:senate nobody" }
        ]
        """;

    private const string Text = "A \u001b[2J robot law of the Senate.\nNot a robot vacuum; the very long name of an act of parliament.";

    [Fact]
    public void View_ShowsTheBeginning_OfATextThatNobodyWouldRead()
    {
        var shown = Show(new Output(isTerminal: false, width: 80), AnsiSupport.No, string.Concat(Enumerable.Repeat("robot law ", 3_000)));

        Assert.Contains("… and 19999 more characters", shown, StringComparison.Ordinal);
        Assert.Contains("yes  law", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void View_SaysWhyAndWhyNot_InAPipe() => Assert.Equal(
        """
        A  [2J robot law of the Senate.
        Not a robot vacuum; the very long name of an act of parliament.

        yes  law  score 0.99, 0.50 needed
             robot law                                   lead  +0.90
             the very long name of an act of parliament  lead  +0.90

        yes  robots  score 0.50, 0.50 needed
             robot  lead  +0.50
             not counted, within a phrase that means something else: robot

        no   weak  score 0.30, 0.50 needed
             senate  lead  +0.30
             short by 0.20

        no   none  score 0.00, 0.50 needed
             senate  lead  +0.50
             the query does not hold; not in the text: nobody

        """,
        Show(new Output(isTerminal: false, width: 80), AnsiSupport.No),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void View_FitsATerminal_ThatIsNarrow()
    {
        var lines = Show(new Output(isTerminal: true, width: 40), AnsiSupport.No).Split('\n');

        Assert.All(lines, l => Assert.True(l.Length <= 40, l));
    }

    [Fact]
    public void View_MarksWhatTopicsShare_OnATerminal()
    {
        var shown = Show(new Output(isTerminal: true, width: 80), AnsiSupport.Yes);

        // Both topics', then the law's alone; what is masked is not marked.
        Assert.Matches("\u001b\\[[0-9;]*mrobot\u001b\\[0m\u001b\\[[0-9;]*m law\u001b\\[0m of the \u001b\\[4mSenate", shown);
        Assert.Contains("Not a robot vacuum", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void View_LetsNoTextSteerTheTerminal() =>
        Assert.DoesNotContain("\u001b[2J", Show(new Output(isTerminal: true, width: 80), AnsiSupport.Yes), StringComparison.Ordinal);

    private static string Show(Output output, AnsiSupport ansi, string text = Text)
    {
        var (topics, error) = TopicDefinition.ParseMany(Definitions);
        Assert.Null(error);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = ansi, ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors, Out = output });
        new TagView(console).Write("", text, topics ?? [], new TopicMatcher(topics ?? []).Explain("", text));
        return string.Join('\n', output.Writer.ToString()?.Split('\n').Select(l => l.TrimEnd()) ?? []);
    }

    private sealed class Output(bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new StringWriter();

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 40;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
