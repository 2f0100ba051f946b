using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>Loans as banks and instalment finance send them: 은행-008 to 010, 할부금융-002 to 004.</summary>
internal static class LoanTables
{
    internal static ImmutableArray<KrDataset> Of(
        string id, Sector sector, string scope, string path, AssetKind kind, (string Terms, string Balance, string History) codes) =>
    [
        Ask.Detail(id + ".terms", sector, codes.Terms, scope, path + "/basic", kind, "account_num", Reads.One(Terms)).Basic().WithSeqno(),
        Ask.Detail(id + ".balance", sector, codes.Balance, scope, path + "/detail", kind, "account_num", Reads.One(Balance)).WithSeqno(),
        Ask.History(id + ".transactions", sector, codes.History, scope, path + "/transactions", kind, "account_num",
            Reads.Transactions("trans_list", Transaction)).WithSeqno().UpToThreeMonths(),
    ];

    /// <summary>The debt side of a minus account, asked for under the deposit's number (은행-008, 009); its movements are the deposit's.</summary>
    internal static ImmutableArray<KrDataset> Overdrafts(Sector sector, string scope, string path, (string Terms, string Balance) codes) =>
    [
        Ask.Detail("bank.overdraft.terms", sector, codes.Terms, scope, path + "/basic", AssetKind.Deposit, "account_num", Reads.One(Terms))
            .Basic().WithSeqno() with { IsForOverdrafts = true },
        Ask.Detail("bank.overdraft.balance", sector, codes.Balance, scope, path + "/detail", AssetKind.Deposit, "account_num", Reads.One(Balance))
            .WithSeqno() with { IsForOverdrafts = true },
    ];

    internal static Transaction Transaction(WireObject row, ReadContext context)
    {
        row.Ignore("int_cnt", "int_list");
        return row.Transaction(context, TransactionKind.Loan, Directions.Loan) with
        {
            BalanceAfter = row.AmountOrNull("balance_amt"),
            Loan = new(row.AmountOrZero("principal_amt"), row.AmountOrZero("int_amt"), row.AmountOrZero("ret_int_amt")),
        };
    }

    private static LoanTerms Terms(WireObject row, ReadContext context) =>
        new(row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.Text("repay_method"))
        {
            Rate = row.Amount("last_offered_rate"),
            RepayDay = row.TextOrNull("repay_date"),
            RepayOrg = row.TextOrNull("repay_org_code"),
            RepayAccount = row.TextOrNull("repay_account_num"),
            GraceFrom = row.MonthOrNull("unredeemed_start"),
            GraceTo = row.MonthOrNull("unredeemed_end"),
        };

    private static LoanBalance Balance(WireObject row, ReadContext context) =>
        new(row.Money("balance_amt"), row.AmountOrNull("loan_principal"), row.DayOrNull("next_repay_date"));
}
