namespace NewsBot.Pipeline;

/// <param name="Where">Queue or step.</param>
/// <param name="Item">Identity within it.</param>
/// <param name="Reason">One line.</param>
/// <param name="Time">When it was given up.</param>
public sealed record Failure(string Where, string Item, string Reason, DateTimeOffset Time);
