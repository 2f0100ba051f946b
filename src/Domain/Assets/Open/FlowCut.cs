using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Money in and out over whole shared months, and what is due next.</summary>
internal static class FlowCut
{
    internal static IReadOnlyList<MonthFlow>? Months(AssetView view, OpenScope scope)
    {
        var told = LedgerCut.Told(scope, view.Today).Select(month => month.ToString()).ToHashSet();
        return scope.Has(ConsentDetails.Transactions) ? [.. view.CashFlow.Where(flow => told.Contains(flow.Month))] : null;
    }

    // Each figure stands beside the month before: both must be shared.
    internal static IReadOnlyList<CategorySpend>? Spending(AssetView view, OpenScope scope) =>
        scope.Tells(Month.Of(view.Today).Plus(-1)) ? view.Card.ByCategory : null;

    internal static IReadOnlyList<OpenPayment>? Upcoming(AssetView view, OpenScope scope) =>
        scope.Has(ConsentDetails.Balances) ? [.. view.Upcoming.Where(payment => IsTold(payment, scope)).Select(Payment)] : null;

    // Standing orders name payees, which may be accounts that are not shared. Of the account a payment comes from nothing is told.
    private static bool IsTold(UpcomingPayment payment, OpenScope scope) => payment.Kind switch
    {
        "card" => scope.Has(ConsentDomains.Card),
        "loan" => scope.Has(ConsentDomains.Loan),
        "lease" => scope.Has(ConsentDomains.Vehicle),
        "premium" => scope.Has(ConsentDetails.Policies),
        _ => false,
    };

    private static OpenPayment Payment(UpcomingPayment payment) => new(payment.On, payment.Kind, payment.Name, payment.Amount)
    {
        ItemId = payment.ItemId,
        IsEstimate = payment.IsEstimate,
    };
}
