using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// A purchase in instalments with its lines in all bills. Within a bill a number tells two of a kind apart; where numbers changed between bills,
/// lines of one kind that no bill has together are parts of one purchase.
/// </summary>
internal sealed class BilledPurchase
{
    private readonly HashSet<CardBillLines> _bills = new(ReferenceEqualityComparer.Instance);

    internal List<BillLine> Lines { get; } = [];

    internal static IEnumerable<BilledPurchase> Of(IEnumerable<CardBillLines> bills) => bills
        .OrderBy(bill => bill.Month, StringComparer.Ordinal).ThenBy(bill => bill.Seqno, StringComparer.Ordinal)
        .SelectMany(bill => bill.Lines.Where(line => line.Instalments > 1).Select(line => (Bill: bill, Line: line)))
        .GroupBy(told => (told.Line.CardId, told.Line.PaidAt, told.Line.Merchant, told.Line.Instalments))
        .SelectMany(OfKind);

    private static List<BilledPurchase> OfKind(IEnumerable<(CardBillLines Bill, BillLine Line)> kind)
    {
        var purchases = new List<BilledPurchase>();
        foreach (var numbered in kind.GroupBy(told => told.Line.TransactionNumber))
        {
            var bills = numbered.Select(told => told.Bill).ToImmutableArray();
            var purchase = purchases.Find(known => !known._bills.Overlaps(bills));
            if (purchase is null)
            {
                purchases.Add(purchase = new());
            }

            purchase._bills.UnionWith(bills);
            purchase.Lines.AddRange(numbered.Select(told => told.Line));
        }

        return purchases;
    }
}
