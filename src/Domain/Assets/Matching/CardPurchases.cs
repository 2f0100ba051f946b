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

    private static readonly Reading NamesApproval = new(FlowClass.Duplicate, "approval-number");

    internal static void Read(LedgerPass pass) => ByLikeness(pass, ByNumber(pass));

    // Answers with the purchases that name no approval of the pass.
    private static List<Transaction> ByNumber(LedgerPass pass)
    {
        var unknown = new List<Transaction>();
        foreach (var part in pass.Parts)
        {
            foreach (var purchase in part.Numbered.Naming)
            {
                pass.Say(purchase, NamesApproval);
            }

            foreach (var purchase in part.Numbered.Others)
            {
                if (Array.Exists(pass.Parts, other => other != part && other.Numbered.IsNaming(purchase)))
                {
                    pass.Say(purchase, NamesApproval);
                }
                else
                {
                    unknown.Add(purchase);
                }
            }
        }

        return unknown;
    }

    private static void ByLikeness(LedgerPass pass, List<Transaction> unknown)
    {
        var equal = new List<Transaction>();
        var likely = unknown.Where(row => row.Flow is Flow.Out && Equal(row).Exists(approval => IsLike(approval, row))).ToList();
        if (likely.Count == 0)
        {
            return;
        }

        // An approval whose purchase is already known by its number is taken.
        var taken = pass.Of(TransactionKind.CardPurchase).Where(pass.IsRead).Select(row => (row.Account, row.Card!.OriginalApproval)).ToHashSet();
        foreach (var purchase in likely)
        {
            if (Equal(purchase).Exists(approval => IsLike(approval, purchase) && taken.Add((approval.Account, approval.Card!.ApprovalNumber))))
            {
                pass.Say(purchase, new(FlowClass.Duplicate, "approval-likeness"));
            }
        }

        // One list for all of them: where amounts are many times the same, a list for each would be as many as their square.
        List<Transaction> Equal(Transaction purchase)
        {
            equal.Clear();
            foreach (var part in pass.Parts)
            {
                part.Approved.Find(purchase.Amount.Amount, equal);
            }

            return equal;
        }
    }

    internal static bool IsLike(Transaction approval, Transaction purchase)
    {
        var days = purchase.Day().DayNumber - approval.Day().DayNumber;
        var isOverseas = approval.Amount.Currency != Currency.Krw;
        return approval.Account == purchase.Account
            && approval.Amount == purchase.Amount
            && days >= 0
            && days <= (isOverseas ? OverseasDays : DomesticDays)
            && approval.Merchant is not null
            && approval.Merchant == purchase.Merchant
            && (!isOverseas || IsWithinDrift(approval.Card!.KrwAmount, purchase.Card!.KrwAmount));
    }

    private static bool IsWithinDrift(decimal? approved, decimal? purchased) =>
        approved is not > 0 || purchased is null || Math.Abs(purchased.Value - approved.Value) <= approved.Value * Drift;
}
