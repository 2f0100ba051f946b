using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// Wallets tell a payment again that a card or an account tells too. A payment by card has the card's approval number; a payment
/// by transfer has the bank's debit; charging a wallet is a transfer whatever it is paid with.
/// </summary>
internal static class WalletPayments
{
    internal static void Read(LedgerPass pass)
    {
        ByCard(pass);
        ByCardMoment(pass);
        ByAccount(pass);
        TopUps(pass);
    }

    /// <summary>The approval stands for the spending; the e-finance row adds what was bought.</summary>
    private static void ByCard(LedgerPass pass)
    {
        var payments = pass.Of(TransactionKind.Payment).Where(row => row is { Card.ApprovalNumber.Length: > 0 } && !pass.IsRead(row)).ToList();
        var numbers = payments.Select(payment => payment.Card!.ApprovalNumber).ToHashSet(StringComparer.Ordinal);
        var approvals = pass.Of(TransactionKind.CardApproval).Where(row => numbers.Contains(row.Card!.ApprovalNumber))
            .ToLookup(row => row.Card!.ApprovalNumber, StringComparer.Ordinal);
        foreach (var payment in payments)
        {
            if (approvals[payment.Card!.ApprovalNumber].FirstOrDefault(approval => Pairing.DaysBetween(approval, payment) <= 1) is { } approval)
            {
                pass.Say(payment, new(FlowClass.Duplicate, "card-approval"));
                pass.Say(approval, Spendings.Of(pass, approval, payment.CategoryCode, payment.Merchant, "e-finance"));
            }
        }
    }

    // 6101 says that a card paid; without its number the same amount within ten minutes is that card's approval.
    private static void ByCardMoment(LedgerPass pass)
    {
        var payments = pass.Unread(TransactionKind.Payment, Flow.Out).Where(row => row is { TypeCode: "6101", Card: null });
        foreach (var (approval, payment) in Pairing.Nearest(pass, [TransactionKind.CardApproval], Flow.Out, payments, Pairing.IsSameMoment))
        {
            pass.Say(payment, new(FlowClass.Duplicate, "card-moment"));
            pass.Say(approval, Spendings.Of(pass, approval, payment.CategoryCode, payment.Merchant, "e-finance"));
        }
    }

    private static void ByAccount(LedgerPass pass)
    {
        var payments = pass.Unread(TransactionKind.Payment, Flow.Out).Where(row => row.TypeCode == "6102");
        foreach (var (debit, _) in Pairing.Nearest(pass, [TransactionKind.Deposit], Flow.Out, payments, Pairing.IsSameMoment))
        {
            pass.Say(debit, new(FlowClass.Settlement, "wallet-payment"));
        }
    }

    private static void TopUps(LedgerPass pass)
    {
        var charges = pass.BesideCards.Where(IsCharge).ToList();
        var unread = charges.Where(row => row.Flow is Flow.In && !pass.IsRead(row));
        foreach (var (source, charge) in Pairing.Nearest(pass, [TransactionKind.Deposit, TransactionKind.CardApproval], Flow.Out, unread, Funds))
        {
            pass.Say(source, new(FlowClass.OwnTransfer, "wallet-top-up"));
            pass.Say(charge, new(FlowClass.OwnTransfer, "wallet-top-up"));
        }

        foreach (var charge in charges)
        {
            pass.Say(charge, new(FlowClass.OwnTransfer, "wallet-charge"));
        }
    }

    // 5101 is charged by card, everything else from an account.
    private static bool Funds(Transaction source, Transaction charge) =>
        (charge.TypeCode == "5101") == (source.Kind is TransactionKind.CardApproval) && Pairing.IsSameMoment(source, charge);

    private static bool IsCharge(Transaction row) =>
        row.Kind is TransactionKind.Wallet or TransactionKind.Prepaid && row.TypeCode.StartsWith("51", StringComparison.Ordinal);
}
