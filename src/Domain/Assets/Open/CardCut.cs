using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Cards and what card companies claim.</summary>
internal static class CardCut
{
    internal static IReadOnlyList<OpenCard>? Cards(AssetView view, OpenScope scope) =>
        IsShared(scope) ? [.. view.Card.Items.Select(item => Card(item, scope, Month.Of(view.Today)))] : null;

    internal static OpenBills? Bills(AssetView view, OpenScope scope) => !IsShared(scope) ? null : new(
        view.Card.Payable, [.. view.Card.Dues.Select(due => Due(due, scope))], view.Card.Points)
    {
        InstalmentsLeft = view.Card.InstalmentsLeft,
        Bills = scope.Has(ConsentDetails.Transactions) ? [.. view.Card.Bills.Where(bill => IsOfSharedDays(bill, scope))] : null,
        ByMonth = scope.Has(ConsentDetails.Transactions) ? [.. view.Card.ByMonth.Where(month => scope.Tells(Month.Parse(month.Month)))] : null,
    };

    private static bool IsShared(OpenScope scope) => scope.Has(ConsentDetails.Balances) && scope.Has(ConsentDomains.Card);

    private static OpenCard Card(CardItem item, OpenScope scope, Month month) => new(item.Id, item.Name, item.Institution, item.InstitutionName, item.CardType)
    {
        MaskedNumber = item.MaskedNumber,
        IsClosed = item.IsClosed,
        OpenedOn = item.OpenedOn,
        IsFamily = item.IsFamily,
        AnnualFee = item.AnnualFee,
        Brand = item.Brand,
        SpentThisMonth = scope.Tells(month) ? item.SpentThisMonth : null,
        SpentLastMonth = scope.Tells(month.Plus(-1)) ? item.SpentLastMonth : null,
    };

    private static OpenDue Due(CardDueItem due, OpenScope scope) =>
        new(due.Institution, due.InstitutionName, due.DueOn, due.Amount, due.LumpSum, due.Instalment, due.Revolving, due.Other)
        {
            Loans = scope.Has(ConsentDomains.Loan) ? due.Loans : null,
        };

    // A bill claims purchases of the month before it.
    private static bool IsOfSharedDays(CardBillItem bill, OpenScope scope) => Month.TryParse(bill.Month, out var month) && scope.Tells(month.Plus(-1));
}
