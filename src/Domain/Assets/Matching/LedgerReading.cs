using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>Reads a few months of all ledgers together. The order of the steps is their precedence: the surest evidence speaks first.</summary>
internal static class LedgerReading
{
    private static readonly Action<LedgerPass>[] InOrder =
    [
        Cancellations.Read,
        CardPurchases.Read,
        WalletPayments.Read,
        CardSettlements.Read,
        DebtPayments.Read,
        FundBookings.Read,
        OwnTransfers.Read,
    ];

    internal static LedgerPass Read(LedgerGround ground, IEnumerable<Transaction> rows) => Read(ground, OrderedRows.Of(rows));

    /// <summary>Parts follow each other in time.</summary>
    internal static LedgerPass Read(LedgerGround ground, params ReadOnlySpan<OrderedRows> parts)
    {
        var pass = new LedgerPass(ground, parts);
        foreach (var step in InOrder)
        {
            step(pass);
        }

        return pass;
    }

    /// <summary>
    /// What the row adds to the month: a loan payment is principal and interest, everything else one sum. The bank's side of a loan
    /// payment adds nothing, because the loan's own row tells it.
    /// </summary>
    internal static void AddUp(Transaction row, Reading reading, Action<FlowClass, string?, Money> add)
    {
        if (reading.Rule == DebtPayments.LoanPayment)
        {
            return;
        }

        if (reading.Class is FlowClass.Repayment && row.Loan is { } loan)
        {
            var interest = loan.Interest - loan.RefundedInterest;
            var principal = loan.Principal > 0 || interest > 0 ? loan.Principal : row.Amount.Amount;
            add(FlowClass.Repayment, null, row.Amount with { Amount = principal });
            add(FlowClass.Spending, Merchants.Category.NonConsumption, row.Amount with { Amount = interest });
            return;
        }

        add(reading.Class, reading.Category, CardNet.Of(row));
    }
}
