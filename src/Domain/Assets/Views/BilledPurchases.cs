using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What the bills of one card company (카드-005) say about single purchases.</summary>
internal sealed class BilledPurchases
{
    private readonly ImmutableArray<CardBillLines> _bills;
    private readonly ImmutableArray<BillLine> _lines;

    private BilledPurchases(ImmutableArray<CardBillLines> bills)
    {
        _bills = bills;
        _lines = [.. bills.SelectMany(bill => bill.Lines)];
    }

    internal static BilledPurchases Of(ViewScope scope, InstitutionId institution) =>
        new([.. scope.All<CardBillLines>().Where(bill => bill.Stamp.Key.Connection.Institution == institution).Select(bill => bill.Value)]);

    internal bool ContainMonth(Month month) => _bills.Any(bill => bill.Month == month.ToString() && !bill.Lines.IsEmpty);

    internal bool Contain(Transaction approval) => _lines.Any(line => IsOf(line, approval));

    /// <summary>
    /// The latest billed row of every purchase that still has principal left and was not cancelled. paid_amt is no part of a purchase's
    /// identity: some issuers send the whole purchase in it, others the part of the month, of which the first differs by the remainder.
    /// trans_no is one within a bill only: bills of different months may number differently.
    /// </summary>
    internal ImmutableArray<BillLine> OpenInstalments(IEnumerable<Transaction> approvals)
    {
        var cancelled = approvals.Where(row => row.Card is { Status: CardStatus.Cancelled, Instalments: > 1 }).ToList();
        return
        [
            .. BilledPurchase.Of(_bills)
                .Select(purchase => (Last: purchase.Lines.MaxBy(line => line.InstalmentNumber ?? 0)!, purchase.Lines))
                .Where(purchase => purchase.Last.BalanceAfter > 0 && !purchase.Lines.Exists(IsTakenBack) && !cancelled.Exists(row => IsOf(purchase.Last, row)))
                .Select(purchase => purchase.Last),
        ];
    }

    /// <summary>
    /// What bills asked for a purchase beyond what it comes to now: the next bill gives it back. Nothing once a bill has, and nothing
    /// without the bill's own line. Won only: abroad the bill's rate is another day's.
    /// </summary>
    internal decimal GivenBack(Transaction approval)
    {
        if (approval is not { Amount.Currency: var currency, Card.Status: CardStatus.Cancelled or CardStatus.Corrected } || currency != Currency.Krw)
        {
            return 0;
        }

        var own = _lines.Where(line => IsOf(line, approval) || IsReturnOf(line, approval)).ToList();
        var asked = own.Exists(line => line.Instalments > 1)
            ? own.Max(line => approval.Amount.Amount - (line.BalanceAfter ?? approval.Amount.Amount))
            : own.Where(line => line.Amount.Amount > 0).Select(line => line.Amount.Amount).FirstOrDefault();
        var isReturned = own.Exists(line => line.Amount.Amount < 0);
        return isReturned ? 0 : Math.Max(0, asked - CardNet.Of(approval).Amount);
    }

    // Bills give back with a line of the same number and moment and a negative amount; a number that no purchase has is a purchase's new one.
    private bool IsTakenBack(BillLine line) => line.TransactionNumber is not null && _lines.Any(other => other.Amount.Amount < 0
        && other.CardId == line.CardId
        && other.PaidAt == line.PaidAt
        && (other.TransactionNumber == line.TransactionNumber || (other.Merchant == line.Merchant && IsOfNoPurchase(other))));

    private bool IsOfNoPurchase(BillLine back) => back.TransactionNumber is not null && !_lines.Any(line => line.Amount.Amount > 0
        && line.CardId == back.CardId
        && line.PaidAt == back.PaidAt
        && line.TransactionNumber == back.TransactionNumber);

    private static bool IsOf(BillLine line, Transaction approval) => line.CardId == approval.Account.Number
        && DateOnly.FromDateTime(line.PaidAt) == approval.Day()
        && (line.Amount == approval.Amount || line.TransactionNumber == approval.Id || IsSameInstalment(line, approval));

    private static bool IsReturnOf(BillLine line, Transaction approval) => line.Amount.Amount < 0
        && line.CardId == approval.Account.Number
        && DateOnly.FromDateTime(line.PaidAt) == approval.Day()
        && (line.TransactionNumber == approval.Id || -line.Amount.Amount == approval.Amount.Amount);

    private static bool IsSameInstalment(BillLine line, Transaction approval) =>
        line.Instalments > 1 && line.Instalments == approval.Card!.Instalments && (line.Merchant is null || line.Merchant == approval.Merchant);
}
