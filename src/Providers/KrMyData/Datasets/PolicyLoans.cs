using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>보험-008 to 011: loans of insurers, on a policy or not.</summary>
internal static class PolicyLoans
{
    private const string Scope = "insu.loan";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("insu.loans", Sector.Insu, "IS11", "/loans", Reads.Assets("loan_list", Listed)),
        Ask.Detail("insu.loan.terms", Sector.Insu, "IS12", Scope, "/loans/basic", AssetKind.Loan, "account_num", Reads.One(Terms)).Basic(),
        Ask.Detail("insu.loan.balance", Sector.Insu, "IS13", Scope, "/loans/detail", AssetKind.Loan, "account_num", Reads.One(Balance)),
        Ask.History("insu.loan.transactions", Sector.Insu, "IS14", Scope, "/loans/transactions", AssetKind.Loan, "account_num",
            Reads.Transactions("trans_list", Repaid)).UpToThreeMonths(),
    ];

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Loan, row.Text("account_num")), row.Text("prod_name"), row.Text("account_type"), row.Flag("is_consent"))
        {
            StatusCode = row.TextOrNull("account_status"),
        };

    // No rate is sent here; the interest rows of 보험-011 show it when one is paid.
    private static LoanTerms Terms(WireObject row, ReadContext context) =>
        new(row.DayOrNull("loan_start_date"), row.DayOrNull("loan_exp_date"), row.Text("repay_method"))
        {
            RepayDay = row.TextOrNull("repay_date"),
            RepayOrg = row.TextOrNull("repay_org_code"),
            RepayAccount = row.TextOrNull("repay_account_num"),
            PolicyNumber = row.TextOrNull("insu_num"),
        };

    private static LoanBalance Balance(WireObject row, ReadContext context) =>
        new(row.Money("balance_amt"), row.AmountOrNull("loan_principal"), row.DayOrNull("next_repay_date"));

    private static Transaction Repaid(WireObject row, ReadContext context)
    {
        row.Ignore("int_cnt", "int_list");
        var (principal, interest) = (Math.Abs(row.Amount("loan_paid_amt")), Math.Abs(row.Amount("int_paid_amt")));
        var amount = new Money(principal + interest, row.CurrencyOrKrw());
        return context.Draft(row.Moment("trans_dtime"), TransactionKind.Loan, Flow.Out, amount) with
        {
            Id = row.TextOr("trans_no", ""),
            Loan = new(principal, interest),
        };
    }
}
