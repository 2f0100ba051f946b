using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Merchants;

namespace MyDataHub.Domain.Assets.Matching;

/// <summary>What a row says itself, where no match spoke about it: purchases, bills, income. Unknown codes say nothing about the household.</summary>
internal static class Spendings
{
    private const string Payroll = "급여";

    // What a closed deposit or policy pays out was the customer's own; the closed account itself is often listed no more.
    private const string Closed = "해지";

    internal static Reading Of(LedgerPass pass, Transaction row, string? purchaseCode, string? otherMerchant, string rule)
    {
        var name = pass.Ground.Merchant(row.Merchant ?? row.Memo ?? "");
        if (name.Name is null && otherMerchant is not null)
        {
            name = pass.Ground.Merchant(otherMerchant);
        }

        return Reading.Spending(pass.Ground.CategoryOf(name, purchaseCode), rule);
    }

    internal static Reading Of(LedgerPass pass, Transaction row) => row.Kind switch
    {
        _ when row.Flow is Flow.None => new(FlowClass.Neutral, "no-direction"),
        TransactionKind.CardApproval or TransactionKind.Prepaid when row.Card is not null => Of(pass, row, null, null, "approval"),
        TransactionKind.CardPurchase when row.Flow is Flow.In => new(FlowClass.Refund, "purchase-taken-back"),
        TransactionKind.CardPurchase => Of(pass, row, null, null, "purchase-without-approval"),
        TransactionKind.Payment when row.TypeCode == "6103" => new(FlowClass.Neutral, "paid-with-points"),
        TransactionKind.Payment => Of(pass, row, row.CategoryCode, null, "payment"),
        TransactionKind.Wallet or TransactionKind.Prepaid => OfWallet(pass, row),
        TransactionKind.Deposit => OfDeposit(pass, row),
        TransactionKind.Loan or TransactionKind.CardLoan when row.Flow is Flow.In => new(FlowClass.Borrowing, "drawdown"),
        TransactionKind.Loan or TransactionKind.CardLoan => new(FlowClass.Repayment, "repayment"),
        TransactionKind.Premium => Reading.Spending(Category.OtherGoods, "premium"),
        TransactionKind.Lease => Reading.Spending(Category.Transport, "lease"),
        // The carrier's own bill contains them, and its payment is what counts.
        TransactionKind.CarrierBilled => new(FlowClass.Duplicate, "telecom-bill"),
        _ => new(FlowClass.Neutral, "inside-investment"),
    };

    private static Reading OfWallet(LedgerPass pass, Transaction row) => row.TypeCode switch
    {
        "5501" => Of(pass, row, row.CategoryCode, null, "wallet-payment"),
        "5401" => Reading.Spending(Category.OtherGoods, "remittance-fee"),
        "5201" or "5202" or "5209" => Reading.Spending(Category.NonConsumption, "remittance"),
        "5221" or "5222" or "5229" => new(FlowClass.Income, "remittance-received"),
        "5211" or "5212" or "5219" => new(FlowClass.Refund, "remittance-returned"),
        _ => new(FlowClass.Neutral, "wallet-other"),
    };

    private static Reading OfDeposit(LedgerPass pass, Transaction row)
    {
        if (row.TypeCode is "04" or "05")
        {
            return new(FlowClass.Neutral, "correction");
        }

        if (row.Flow is Flow.In)
        {
            var isPaidIn = pass.Ground.IsSavings(row.Account) && row.Memo?.Contains("이자", StringComparison.Ordinal) != true;
            if (row.Memo?.Contains(Closed, StringComparison.Ordinal) == true)
            {
                return new(FlowClass.Withdrawal, "closed-account");
            }

            return isPaidIn ? new(FlowClass.Neutral, "paid-in") : new(FlowClass.Income, IncomeRule(row));
        }

        return pass.Ground.IsSavings(row.Account)
            ? new(FlowClass.Neutral, "paid-out")
            : Of(pass, row, null, null, "debit");
    }

    private static string IncomeRule(Transaction row) =>
        row.Memo?.Contains(Payroll, StringComparison.Ordinal) == true ? "salary" : "credit";
}
