using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// The bank's side of cards, which is never spending: a check-card purchase debited from its account at once, and a bill (카드-004)
/// debited from the settlement account within three days of its payment day.
/// </summary>
internal static class CardSettlements
{
    private const int BillDays = 3;

    internal static void Read(LedgerPass pass)
    {
        CheckCards(pass);
        Bills(pass);
    }

    private static void CheckCards(LedgerPass pass)
    {
        var purchases = pass.Of(TransactionKind.CardApproval).Where(row => row is { Card.IsCredit: false });
        bool IsDebit(Transaction debit, Transaction purchase) =>
            Pairing.IsSameMoment(debit, purchase) && IsFrom(debit, pass.Ground.Card(purchase.Account)?.SettlementAccount);

        foreach (var (debit, _) in Pairing.Nearest(pass, [TransactionKind.Deposit], Flow.Out, purchases, IsDebit))
        {
            pass.Say(debit, new(FlowClass.Settlement, "check-card"));
        }
    }

    private static void Bills(LedgerPass pass)
    {
        var debits = pass.Unread(TransactionKind.Deposit, Flow.Out).Where(row => row.Amount.Currency == Currency.Krw)
            .ToLookup(row => row.Amount.Amount);
        foreach (var bill in pass.Ground.Bills)
        {
            var accounts = pass.Ground.SettlementAccounts(new(bill.Institution)).ToList();
            var debit = debits[bill.Amount]
                .Where(row => !pass.IsRead(row) && Days(row, bill) <= BillDays && accounts.Any(account => IsFrom(row, account)))
                .MinBy(row => Days(row, bill));
            if (debit is not null)
            {
                pass.Say(debit, new(FlowClass.Settlement, "card-bill"));
            }
        }
    }

    private static int Days(Transaction row, BillGround bill) => Math.Abs(row.Day().DayNumber - bill.PaidOn.DayNumber);

    private static bool IsFrom(Transaction debit, string? account) =>
        account is { Length: > 0 } && LedgerGround.Digits(debit.Account.Number) == account;
}
