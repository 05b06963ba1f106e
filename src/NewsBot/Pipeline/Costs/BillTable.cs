using System.Globalization;

namespace NewsBot.Pipeline.Costs;

/// <summary>The bills of some workloads beside each other, in Markdown, as the README has them.</summary>
public static class BillTable
{
    public static string Of(IReadOnlyList<Workload> works, PriceList prices)
    {
        var bills = works.Select(w => Bill.Of(w, prices)).ToList();
        var small = works.Select(w => Bill.Of(w with { MemoryGb = 0.5 }, prices)).ToList();
        IEnumerable<string> rows =
        [
            Row(["a month", .. works.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Sources:N0} sources"))]),
            Row(["---", .. works.Select(_ => "---:")]),
            Row(["looks at sources", .. works.Select(w => Count(w.Looks))]),
            Row(["new articles", .. works.Select(w => Count(w.Articles))]),
            .. Enumerable.Range(0, bills[0].Lines.Count)
                .Where(i => bills.Any(b => b.Lines[i].Quantity > 0))
                .Select(i => Row([bills[0].Lines[i].What, .. bills.Select(b => $"{Quantity(b.Lines[i])}: {Money(b.Lines[i].Cost)}")])),
            Row(["**total**", .. bills.Select(b => $"**{Money(b.Total)}**")]),
            Row(["total with instances of 512 MB", .. small.Select(b => Money(b.Total))]),
            Row([
                "each always-ready HTTP instance, more",
                .. works.Select(w => $"{Money(Bill.AlwaysReady(w.MemoryGb, prices))} ({Money(Bill.AlwaysReady(0.5, prices))} of 512 MB)"),
            ]),
        ];
        return string.Join('\n', rows);
    }

    public static string Money(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:N2}");

    public static string Quantity(BillLine line) => line.Unit switch
    {
        "operations" or "executions" => Count(line.Quantity),
        "GB" => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:N2} GB"),
        _ => $"{Count(line.Quantity)} {line.Unit}",
    };

    public static string Count(double number) => number switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{number / 1_000_000:N1} M"),
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{number / 1_000:N0} k"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{number:N0}"),
    };

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
