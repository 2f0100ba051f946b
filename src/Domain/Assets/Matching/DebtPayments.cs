using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// The bank's side of loans, leases and premiums. The loan's own row says how much is principal and how much interest, so the debit
/// is a settlement; a premium or lease row repeats the debit or card payment that paid it.
/// </summary>
internal static class DebtPayments
{
    internal const string LoanPayment = "loan-payment";

    private const int LoanDays = 1;
    private const int BillDays = 3;

    internal static void Read(LedgerPass pass)
    {
        var debts = pass.BesideCards.Where(row => row.Kind is TransactionKind.Loan or TransactionKind.CardLoan).ToList();
        foreach (var (debit, _) in Pairing.Nearest(pass, [TransactionKind.Deposit], Flow.Out, debts.Where(row => row.Flow is Flow.Out), Within(LoanDays)))
        {
            pass.Say(debit, new(FlowClass.Settlement, LoanPayment));
        }

        foreach (var (credit, _) in Pairing.Nearest(pass, [TransactionKind.Deposit], Flow.In, debts.Where(row => row.Flow is Flow.In), Within(LoanDays)))
        {
            pass.Say(credit, new(FlowClass.Borrowing, "loan-paid-out"));
        }

        Repeated(pass, TransactionKind.Premium, Merchants.Category.OtherGoods, "premium");
        Repeated(pass, TransactionKind.Lease, Merchants.Category.Transport, "lease");
    }

    private static void Repeated(LedgerPass pass, TransactionKind kind, string category, string rule)
    {
        var told = pass.Of(kind).Where(row => !pass.IsRead(row));
        foreach (var (paid, row) in Pairing.Nearest(pass, [TransactionKind.Deposit, TransactionKind.CardApproval], Flow.Out, told, Within(BillDays)))
        {
            pass.Say(paid, Reading.Spending(category, rule));
            pass.Say(row, new(FlowClass.Duplicate, rule));
        }
    }

    private static Func<Transaction, Transaction, bool> Within(int days) => (one, other) => Pairing.DaysBetween(one, other) <= days;
}
