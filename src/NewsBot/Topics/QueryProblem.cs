namespace NewsBot.Topics;

/// <summary>What can be wrong with a query, so that it can be told in any language.</summary>
public enum QueryProblem
{
    TooLong,
    OpenQuote,
    LoneMinus,
    LoneParenthesis,
    OpenParenthesis,
    TooDeep,
    MissingWord,
    UnknownPrefix,
    MisplacedExclusion,
    NoLetter,
    NoMeaning,
    LongWord,
    TooManyWords,
    OnlyExclusions,

    /// <summary>No fault: a word that may be meant as an operator.</summary>
    OperatorAsWord,
}
