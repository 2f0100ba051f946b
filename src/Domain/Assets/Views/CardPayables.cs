using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Carding;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What is owed to one card company, without its loans.</summary>
internal sealed record CardPayable(InstitutionId Institution, Figure Total, decimal InstalmentsLeft);

/// <summary>
/// Unpaid card amounts (1.2): the next claims, instalment principal left after them, credit approvals after the last closed period,
/// and revolving that no claim contains, less what was billed and has been cancelled since. Bill lines are never added to the approvals
/// they came from. Check cards owe nothing.
/// </summary>
internal static class CardPayables
{
    private const int LongestDelayDays = 20;

    internal static ImmutableArray<CardPayable> Of(ViewScope scope) =>
    [
        .. scope.Of(AssetKind.Card).Select(asset => asset.Key.Institution)
            .Concat(scope.All<CardDues>().Select(dues => dues.Stamp.Key.Connection.Institution))
            .Distinct()
            .OrderBy(institution => institution.OrgCode, StringComparer.Ordinal)
            .Select(institution => Of(scope, institution))
            .OfType<CardPayable>(),
    ];

    private static CardPayable? Of(ViewScope scope, InstitutionId institution)
    {
        var approvals = CreditApprovals(scope, institution);
        var bills = BilledPurchases.Of(scope, institution);
        var lines = bills.OpenInstalments(approvals);
        var dues = scope.All<CardDues>().FirstOrDefault(dues => dues.Stamp.Key.Connection.Institution == institution);
        if (dues.Stamp is null)
        {
            return WithoutDues(institution, bills, approvals, lines);
        }

        var claims = dues.Value.Rows.Where(due => due.DueOn >= scope.Today).ToList();
        var closedOn = ClosedOn(scope, institution, dues.Value);
        var unbilled = approvals.Where(row => row.Day() > closedOn || IsPurchasedLater(scope, row, closedOn)).Sum(Net);
        var started = approvals.Where(row => row.Day() <= closedOn && row.Card!.Instalments > 1 && !bills.Contain(row)).Sum(Net);
        var left = Math.Max(0, lines.Sum(line => line.BalanceAfter!.Value) + started - claims.Sum(due => bills.ContainMonth(Month.Of(due.DueOn)) ? 0 : due.Instalment));
        var carried = scope.All<CardRevolving>().Where(row => row.Stamp.Key.Connection.Institution == institution)
            .SelectMany(row => row.Value.Rows).Where(row => row.ClosedOn is null || row.ClosedOn > scope.Today).Sum(row => row.Carried);
        // A negative 리볼빙 is what the claim carries on: it contains nothing of the balance that was carried.
        var revolving = Math.Max(0, carried - claims.Sum(due => Math.Max(0, due.Revolving)));
        var givenBack = approvals.Where(row => row.Day() <= closedOn && IsChangedAfter(row, closedOn)).Sum(bills.GivenBack);
        var total = scope.Value(claims.Sum(due => due.Amount) + left + unbilled + revolving - givenBack, dues.Stamp);
        return new(institution, total, left);
    }

    // 카드-006 is missing: all credit approvals of the open periods, and instalments left. An estimate, and said so.
    private static CardPayable? WithoutDues(
        InstitutionId institution, BilledPurchases bills, List<Transaction> approvals, ImmutableArray<BillLine> lines)
    {
        var left = lines.Sum(line => line.BalanceAfter!.Value);
        var open = approvals.Where(row => !bills.Contain(row)).Sum(Net);
        return approvals.Count == 0 && lines.IsEmpty
            ? null
            : new(institution, new(left + open, "KRW", FigureMaking.Won(left + open), FigureState.Estimated)
            {
                Source = institution.OrgCode,
                Reason = "estimated-from-approvals",
                AsOf = approvals.Count == 0 ? null : approvals.Max(row => row.SeenAt),
            }, left);
    }

    private static List<Transaction> CreditApprovals(ViewScope scope, InstitutionId institution) =>
    [
        .. scope.Recent.Where(row => row is { Kind: TransactionKind.CardApproval, Card.IsCredit: true }
            && row.Account.Institution == institution
            && scope.Find(row.Account) is not { Row.TypeCode: "02" }),
    ];

    // Foreign amounts count at the institution's own won figure; without one and without a rate they are not guessed.
    private static decimal Net(Transaction row)
    {
        var net = CardNet.Of(row);
        return net.Currency == Currency.Krw ? net.Amount : 0;
    }

    /// <summary>The last day of use that the newest claim bills.</summary>
    private static DateOnly ClosedOn(ViewScope scope, InstitutionId institution, CardDues dues)
    {
        var baseDays = scope.Inputs.Policies.Statements.On(scope.Today)!.Value.Of(institution);
        var last = dues.Rows.Select(due => due.DueOn)
            .Concat(scope.All<CardBill>().Where(bill => bill.Stamp.Key.Connection.Institution == institution).Select(bill => bill.Value.PaidOn).OfType<DateOnly>())
            .DefaultIfEmpty(DateOnly.MinValue)
            .Max();
        // The nominal payment day, before a holiday moved it, is the most common one.
        return last == DateOnly.MinValue ? last : StatementPeriod.PaidOn(last, PayDay(scope, institution, last), baseDays).To;
    }

    private static int PayDay(ViewScope scope, InstitutionId institution, DateOnly last) => scope.All<CardBill>()
        .Where(bill => bill.Stamp.Key.Connection.Institution == institution && bill.Value.PaidOn is not null)
        .GroupBy(bill => bill.Value.PaidOn!.Value.Day)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
        .Select(group => (int?)group.Key)
        .FirstOrDefault() ?? last.Day;

    // What changed before the close is in the bill as it is now.
    private static bool IsChangedAfter(Transaction approval, DateOnly closedOn) =>
        approval.Card!.ChangedAt is { } changed && DateOnly.FromDateTime(changed) > closedOn;

    // A payment abroad is billed by the day its purchase (매입) arrives. Only who sends purchases can be known not to have it yet.
    private static bool IsPurchasedLater(ViewScope scope, Transaction approval, DateOnly closedOn)
    {
        if (approval.Amount.Currency == Currency.Krw)
        {
            return false;
        }

        var purchases = scope.Recent.Where(row => row.Kind is TransactionKind.CardPurchase && row.Account == approval.Account).ToList();
        var own = purchases.Find(row => row.Card!.OriginalApproval == approval.Card!.ApprovalNumber);
        return own is null
            ? purchases.Count > 0 && scope.Today.DayNumber - approval.Day().DayNumber <= LongestDelayDays
            : own.Day() > closedOn;
    }
}
