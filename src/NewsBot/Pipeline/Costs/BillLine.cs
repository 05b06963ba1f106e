namespace NewsBot.Pipeline.Costs;

/// <summary>One position of the bill.</summary>
/// <param name="What">Is paid for.</param>
/// <param name="Quantity">In a month.</param>
/// <param name="Unit">Of the quantity.</param>
/// <param name="Cost">In a month.</param>
public sealed record BillLine(string What, double Quantity, string Unit, decimal Cost);
