using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Insuring;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What is due in the next 45 days: claims of cards, loans, leases, standing orders, premiums, telecom bills. Soonest first.</summary>
internal static class UpcomingFold
{
    private const int Days = 45;

    internal static ImmutableArray<UpcomingPayment> Fold(ViewScope scope, ImmutableArray<LoanItem> loans, ImmutableArray<PolicyItem> policies) =>
    [
        .. Cards(scope).Concat(Loans(loans)).Concat(LeasePayments(scope)).Concat(Orders(scope)).Concat(Premiums(scope, policies)).Concat(Telecom(scope))
            .Where(payment => payment.On >= scope.Today && payment.On <= scope.Today.AddDays(Days))
            .OrderBy(payment => payment.On).ThenBy(payment => payment.Kind, StringComparer.Ordinal).ThenBy(payment => payment.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<UpcomingPayment> Cards(ViewScope scope) =>
        from dues in scope.All<CardDues>()
        from due in dues.Value.Rows
        where due.Amount > 0
        select new UpcomingPayment(due.DueOn, "card", scope.NameOf(dues.Stamp.Key.Connection.Institution), scope.Value(due.Amount, dues.Stamp), null)
        {
            FromAccount = AccountName(scope, SettlementAccount(scope, dues.Stamp.Key.Connection.Institution)),
        };

    private static IEnumerable<UpcomingPayment> Loans(ImmutableArray<LoanItem> loans) =>
        from loan in loans
        where !loan.IsClosed && loan.NextPaymentOn is not null
        let amount = loan.NextPayment is { } next
            ? loan.Balance with { Amount = next, Krw = FigureMaking.Won(next), State = FigureState.Estimated, Reason = "computed-schedule" }
            : Figure.Missing(loan.Balance.Currency, "no-schedule")
        select new UpcomingPayment(loan.NextPaymentOn!.Value, "loan", loan.Name, amount, loan.Id) { IsEstimate = true };

    private static IEnumerable<UpcomingPayment> LeasePayments(ViewScope scope) =>
        from lease in scope.Of(AssetKind.Lease)
        where lease.IsOpen
        let terms = scope.Fact<LeaseTerms>(lease.Key)
        where terms is { Value.NextPaymentOn: not null }
        let amount = Leases.MonthlyPayment(scope, lease) is { } paid
            ? scope.Value(paid, terms.Value.Stamp) with { State = FigureState.Estimated, Reason = "as-last-time" }
            : Figure.Missing("KRW", "not-sent")
        select new UpcomingPayment(terms!.Value.Value.NextPaymentOn!.Value, "lease", lease.Row.Name, amount, scope.Id(lease.Key))
        {
            IsEstimate = true,
            FromAccount = AccountName(scope, terms.Value.Value.RepayAccount),
        };

    private static IEnumerable<UpcomingPayment> Orders(ViewScope scope) =>
        from asset in scope.Of(AssetKind.Deposit, AssetKind.Securities)
        where asset.IsOpen
        let held = scope.Fact<StandingOrders>(asset.Key)
        where held is not null
        from order in held.Value.Value.Orders
        from day in OrderDays.Within(order, scope.Today, scope.Today.AddDays(Days))
        select new UpcomingPayment(day, "standing-order", Payees.NameOf(scope, order), scope.Value(order.Amount, held.Value.Stamp), scope.Id(asset.Key))
        {
            FromAccount = asset.Row.Name,
        };

    // Only monthly premiums have a next day that follows from their day of month; longer cycles do not say where they stand.
    private static IEnumerable<UpcomingPayment> Premiums(ViewScope scope, ImmutableArray<PolicyItem> policies) =>
        from asset in scope.Of(AssetKind.Policy)
        where asset.IsOpen
        let plan = scope.Fact<PremiumPlan>(asset.Key)
        where plan is { Value.PayDay: not null } && MonthlyPremium.Months(plan.Value.Value.CycleCode) == 1
        let item = policies.FirstOrDefault(policy => policy.Id == scope.Id(asset.Key))
        where item is not null && InsuranceFold.IsInForce(item)
        from day in OrderDays.OfMonth(plan.Value.Value.PayDay!, scope.Today, scope.Today.AddDays(Days))
        where plan.Value.Value.EndsOn is null || day <= plan.Value.Value.EndsOn
        select new UpcomingPayment(day, "premium", item.Name, scope.Value(plan.Value.Value.Amount, plan.Value.Stamp, scope.Freshness.Insurance), item.Id)
        {
            FromAccount = AccountName(scope, plan.Value.Value.PayAccount),
        };

    private static IEnumerable<UpcomingPayment> Telecom(ViewScope scope) =>
        from bill in scope.All<TelecomBill>()
        where bill.Value.DueOn is not null && bill.Value.Amount > 0
        select new UpcomingPayment(
            bill.Value.DueOn!.Value, "telecom", scope.NameOf(bill.Stamp.Key.Connection.Institution), scope.Value(bill.Value.Amount, bill.Stamp, TimeSpan.FromDays(Days)), null);

    private static string? SettlementAccount(ViewScope scope, InstitutionId institution) => scope.Of(AssetKind.Card)
        .Where(card => card.IsOpen && card.Key.Institution == institution)
        .Select(card => scope.Fact<CardTerms>(card.Key)?.Value.SettlementAccount)
        .OfType<string>()
        .GroupBy(account => account)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.Key)
        .FirstOrDefault();

    private static string? AccountName(ViewScope scope, string? number)
    {
        var digits = Matching.LedgerGround.Digits(number ?? "");
        return digits.Length == 0
            ? null
            : scope.Of(AssetKind.Deposit).FirstOrDefault(asset => Matching.LedgerGround.Digits(asset.Key.Number) == digits)?.Row.Name
                ?? string.Create(CultureInfo.InvariantCulture, $"····{digits[Math.Max(0, digits.Length - 4)..]}");
    }
}
