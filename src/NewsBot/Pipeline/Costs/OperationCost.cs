namespace NewsBot.Pipeline.Costs;

/// <summary>
/// Storage operations of one unit of work, as counted (<c>CostModelTests</c> holds them to that). Where some share an operation, such as
/// the messages of one receive, each has one here: never too few.
/// </summary>
public readonly record struct OperationCost(double BlobWrites, double BlobReads, double Queue, double Table)
{
    /// <summary>A run of step Poll: the query for what is due, and the transaction that claims it.</summary>
    public static readonly OperationCost Poll = new(0, 0, 0, 2);

    /// <summary>A look at a source: its message sent, received, deleted; the transaction that finishes it.</summary>
    public static readonly OperationCost Look = new(0, 0, 3, 1);

    /// <summary>What a look with news costs more: the message to step Tag, and the transaction of its tags, for a topic.</summary>
    public static readonly OperationCost Change = new(0, 0, 3, 1);

    /// <summary>A new article: written by step Fetch, read by step Tag.</summary>
    public static readonly OperationCost Article = new(1, 1, 0, 0);

    /// <summary>An article's page: the article read, the page written, read by step Tag; its part of a message.</summary>
    public static readonly OperationCost Page = new(1, 2, 1, 0);

    /// <summary>A run of step Digest that finds nothing due.</summary>
    public static readonly OperationCost DueCheck = new(0, 0, 0, 1);

    /// <summary>A channel's turn: the channel, its ledger and its topics read, the digest frozen, the channel moved on.</summary>
    public static readonly OperationCost Turn = new(0, 0, 0, 8);

    /// <summary>A digest sent to be posted, received, deleted, read.</summary>
    public static readonly OperationCost Post = new(0, 0, 3, 2);

    /// <summary>One message of a digest: said to begin, said to stand.</summary>
    public static readonly OperationCost Message = new(0, 0, 0, 2);

    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        new(left.BlobWrites + right.BlobWrites, left.BlobReads + right.BlobReads, left.Queue + right.Queue, left.Table + right.Table);

    public static OperationCost operator *(OperationCost cost, double times) =>
        new(cost.BlobWrites * times, cost.BlobReads * times, cost.Queue * times, cost.Table * times);

    public static OperationCost Add(OperationCost left, OperationCost right) => left + right;

    public static OperationCost Multiply(OperationCost left, double right) => left * right;
}
