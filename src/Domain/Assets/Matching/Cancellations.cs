using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// A cancelled withdrawal or deposit (은행-004 types 06 and 07) and a cancelled payment (전금 5502, 62xx) with the row they take back:
/// both count for nothing. Without its row a cancellation is a refund on its own.
/// </summary>
internal static class Cancellations
{
    private const int Days = 31;

    private static readonly TransactionKind[] Cancellable = [TransactionKind.Deposit, TransactionKind.Wallet, TransactionKind.Prepaid, TransactionKind.Payment];

    internal static void Read(LedgerPass pass)
    {
        var cancels = pass.BesideCards.Where(IsCancellation).ToList();
        foreach (var (original, cancel) in Pairing.Nearest(pass, Cancellable, flow: null, cancels, IsTakenBack, rightsFirst: true))
        {
            pass.Say(cancel, new(FlowClass.Refund, "cancellation"));
            pass.Say(original, new(FlowClass.Refund, "cancelled"));
        }

        foreach (var cancel in cancels.Where(row => row.Flow is Flow.In))
        {
            pass.Say(cancel, new(FlowClass.Refund, "cancellation-alone"));
        }
    }

    private static bool IsTakenBack(Transaction original, Transaction cancel) =>
        cancel.Account == original.Account
        && original.Card is null
        && !IsCancellation(original)
        && cancel.Flow != original.Flow
        && original.Flow is not Flow.None
        && original.At <= cancel.At
        && Pairing.DaysBetween(cancel, original) <= Days
        && (cancel.Merchant is null || original.Merchant is null || cancel.Merchant == original.Merchant);

    private static bool IsCancellation(Transaction row) => row.Kind switch
    {
        TransactionKind.Deposit => row.TypeCode is "06" or "07",
        TransactionKind.Wallet or TransactionKind.Prepaid => row.TypeCode == "5502",
        TransactionKind.Payment => row.TypeCode.StartsWith("62", StringComparison.Ordinal),
        _ => false,
    };
}
