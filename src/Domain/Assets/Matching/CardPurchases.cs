using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// 승인 → 매입: a purchase repeats its approval. By original approval number; else same card, equal amount, 0–7 days later (overseas
/// 0–30, on the foreign amount with at most 5 % drift in won) and the same merchant. Never on amount and date alone.
/// </summary>
internal static class CardPurchases
{
    private const int DomesticDays = 7;
    private const int OverseasDays = 30;
    private const decimal Drift = 0.05m;

    internal static void Read(LedgerPass pass)
    {
        var approvals = pass.Rows.Where(row => row.Kind is TransactionKind.CardApproval).ToList();
        var purchases = pass.Rows.Where(row => row.Kind is TransactionKind.CardPurchase).ToList();
        ByNumber(pass, approvals, purchases);
        ByLikeness(pass, approvals, purchases);
    }

    private static void ByNumber(LedgerPass pass, List<Transaction> approvals, List<Transaction> purchases)
    {
        var known = purchases.Count == 0 ? [] : approvals.Select(row => (row.Account, row.Card!.ApprovalNumber)).ToHashSet();
        foreach (var purchase in purchases)
        {
            if (purchase.Card?.OriginalApproval is { Length: > 0 } number && known.Contains((purchase.Account, number)))
            {
                pass.Say(purchase, new(FlowClass.Duplicate, "approval-number"));
            }
        }
    }

    private static void ByLikeness(LedgerPass pass, List<Transaction> approvals, List<Transaction> purchases)
    {
        var unknown = purchases.Where(row => !pass.IsRead(row) && row.Flow is Flow.Out).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        // An approval whose purchase is already known by its number is taken.
        var taken = purchases.Where(pass.IsRead).Select(row => (row.Account, row.Card!.OriginalApproval)).ToHashSet();
        var free = approvals.Where(row => !taken.Contains((row.Account, row.Card!.ApprovalNumber))).ToLookup(row => row.Account);
        foreach (var purchase in unknown)
        {
            var likely = free[purchase.Account].Where(approval => IsLike(approval, purchase) && taken.Add((approval.Account, approval.Card!.ApprovalNumber)));
            if (likely.FirstOrDefault() is not null)
            {
                pass.Say(purchase, new(FlowClass.Duplicate, "approval-likeness"));
            }
        }
    }

    internal static bool IsLike(Transaction approval, Transaction purchase)
    {
        var days = purchase.Day().DayNumber - approval.Day().DayNumber;
        var isOverseas = approval.Amount.Currency != Currency.Krw;
        return approval.Amount == purchase.Amount
            && days >= 0
            && days <= (isOverseas ? OverseasDays : DomesticDays)
            && approval.Merchant is not null
            && approval.Merchant == purchase.Merchant
            && (!isOverseas || IsWithinDrift(approval.Card!.KrwAmount, purchase.Card!.KrwAmount));
    }

    private static bool IsWithinDrift(decimal? approved, decimal? purchased) =>
        approved is not > 0 || purchased is null || Math.Abs(purchased.Value - approved.Value) <= approved.Value * Drift;
}
