using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Sums without anything that could tell a single item: no names, no counts of positions.</summary>
internal static class TotalsCut
{
    internal static OpenTotals Of(AssetView view, OpenScope scope) => new(
        view.NetWorth.Net, view.NetWorth.Assets, view.NetWorth.Liabilities, [.. view.NetWorth.Lines.Select(Line)])
    {
        Memo = [.. view.NetWorth.Memo.Select(Line)],
        LeftOut =
        [
            .. view.NetWorth.LeftOut.GroupBy(item => item.Reason)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new OpenLeftOut(group.Key, group.Count())),
        ],
        IsComplete = view.NetWorth.IsComplete,
        Bank = scope.Has(ConsentDomains.Bank) ? view.Bank.Total : null,
        CardPayable = scope.Has(ConsentDomains.Card) ? view.Card.Payable : null,
        Investment = scope.Has(ConsentDomains.Investment) ? view.Investment.Total : null,
        Vehicle = scope.Has(ConsentDomains.Vehicle) ? view.Vehicle.Total : null,
        MonthlyPremium = scope.Has(ConsentDomains.Insurance) ? view.Insurance.MonthlyPremium : null,
        Loan = scope.Has(ConsentDomains.Loan) ? Loans(view) : null,
    };

    // As the balance sheet counts them: a loan listed twice is one, and what a card's claim contains is not owed again.
    private static Figure Loans(AssetView view) => FigureMaking.Sum(
        view.NetWorth.Lines.Where(line => line is { Domain: "loan", Side: BalanceSide.Liability }).Select(line => line.Total));

    private static OpenLine Line(NetWorthLine line) => new(line.Key, line.Domain, line.Side, line.Total);
}
