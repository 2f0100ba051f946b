namespace MyDataHub.Domain.Assets.Views;

/// <summary>How the investments split. Where the rows of an account do not tell its whole value, the account counts as one.</summary>
internal static class InvestmentShares
{
    internal static IEnumerable<(string Key, decimal Amount)> ByClass(IEnumerable<InvestmentItem> items) =>
        Sum(items.SelectMany(item => Parts(item).Select(part => (part.Class, part.Krw))));

    internal static IEnumerable<(string Key, decimal Amount)> ByCurrency(IEnumerable<InvestmentItem> items) =>
        Sum(items.SelectMany(item => Parts(item).Select(part => (part.Currency, part.Krw))));

    private static List<(string Class, string Currency, decimal Krw)> Parts(InvestmentItem item)
    {
        var rows = item.Holdings.Where(holding => HoldingFold.IsValued(holding) && holding.Value.Krw is not null)
            .Select(holding => (holding.Class, holding.Value.Currency, Krw: holding.Value.Krw!.Value))
            .ToList();
        var rest = (item.Value.Krw ?? 0) - rows.Sum(row => row.Krw);
        return item.Kind switch
        {
            // What is not in a position is cash at the broker.
            "securities" or "pension" or "isa" when item.Cash.Length > 0 => [.. rows, .. Cash(item, rest)],
            _ when rows.Count > 0 && Math.Abs(rest) <= (item.Value.Krw ?? 0) * 0.005m => rows,
            _ => [(ClassOf(item), item.Value.Currency, item.Value.Krw ?? 0)],
        };
    }

    private static IEnumerable<(string Class, string Currency, decimal Krw)> Cash(InvestmentItem item, decimal rest)
    {
        var foreign = item.Cash.Where(figure => figure.Currency != "KRW" && figure.Krw is not null)
            .Select(figure => ("cash", figure.Currency, figure.Krw!.Value))
            .ToList();
        return [.. foreign, ("cash", "KRW", rest - foreign.Sum(part => part.Value))];
    }

    private static string ClassOf(InvestmentItem item) => item.Kind switch
    {
        "fund" => "funds",
        "irp" or "dc" => "pension",
        _ => "other",
    };

    private static IEnumerable<(string, decimal)> Sum(IEnumerable<(string Key, decimal Krw)> parts) =>
        parts.GroupBy(part => part.Key).Select(group => (group.Key, group.Sum(part => part.Krw)));
}
