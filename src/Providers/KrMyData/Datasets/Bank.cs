using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>은행-001 to 014 (section 6.5), with the pensions and prepaid cards banks have too.</summary>
internal static class Bank
{
    private const string Deposits = "bank.deposit";
    private const string Funds = "bank.invest";
    private const string Trusts = "bank.isa";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("bank.accounts", Sector.Bank, "BA01", "/accounts", Reads.Assets("account_list", Listed)),
        Ask.Detail("bank.deposit.terms", Sector.Bank, "BA02", Deposits, "/accounts/deposit/basic", AssetKind.Deposit, "account_num", DepositTerms)
            .Basic().WithSeqno(),
        Ask.Detail("bank.deposit.balances", Sector.Bank, "BA03", Deposits, "/accounts/deposit/detail", AssetKind.Deposit, "account_num", DepositBalances)
            .WithSeqno(),
        Ask.History("bank.deposit.transactions", Sector.Bank, "BA04", Deposits, "/accounts/deposit/transactions", AssetKind.Deposit, "account_num",
            Reads.Transactions("trans_list", DepositTransaction)).WithSeqno(),
        Ask.Detail("bank.deposit.standing-orders", Sector.Bank, "은행-014", Deposits, "/accounts/deposit/scheduled", AssetKind.Deposit, "account_num",
            StandingOrderRows.Read).Paged().SinceV2(),
        Ask.Detail("bank.fund.terms", Sector.Bank, "BA11", Funds, "/accounts/invest/basic", AssetKind.Fund, "account_num", Reads.One(FundTerms))
            .Basic().WithSeqno(),
        Ask.Detail("bank.fund.value", Sector.Bank, "BA12", Funds, "/accounts/invest/detail", AssetKind.Fund, "account_num", Reads.One(FundValue))
            .WithSeqno(),
        Ask.History("bank.fund.transactions", Sector.Bank, "BA13", Funds, "/accounts/invest/transactions", AssetKind.Fund, "account_num",
            Reads.Transactions("trans_list", FundTransaction)).WithSeqno(),
        .. LoanTables.Of("bank.loan", Sector.Bank, "bank.loan", "/accounts/loan", AssetKind.Loan, ("BA21", "BA22", "BA23")),
        .. LoanTables.Overdrafts(Sector.Bank, "bank.loan", "/accounts/loan", ("BA21", "BA22")),
        Ask.Detail("bank.trust.value", Sector.Bank, "은행-011", Trusts, "/accounts/isa/basic", AssetKind.Trust, "account_num", Reads.One(TrustValue))
            .Basic().SinceV2(),
        Ask.History("bank.trust.transactions", Sector.Bank, "은행-012", Trusts, "/accounts/isa/transactions", AssetKind.Trust, "account_num",
            Reads.Transactions("trans_list", TrustTransaction)).SinceV2(),
        Ask.Detail("bank.trust.holdings", Sector.Bank, "은행-013", Trusts, "/accounts/isa/detail", AssetKind.Trust, "account_num",
            Reads.Rows("isa_list", HoldingRows.Product, HoldingRows.Undated)).Paged().SinceV2(),
        .. Pensions.Of(Sector.Bank),
        .. PrepaidCards.Of(Sector.Bank),
        .. DormantAssets.Of(Sector.Bank),
    ];

    private static StartReading DepositTerms => Reads.RowsOrSelf(
        "basic_list",
        "saving_method",
        static (_, _) => true,
        static (row, _) => new DepositTermsRow(
            row.CurrencyOrKrw(), row.Text("saving_method"), row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.AmountOrNull("commit_amt"),
            row.AmountOrNull("monthly_paid_in_amt")),
        static (_, rows, _) => new DepositTerms(rows));

    private static StartReading DepositBalances => Reads.RowsOrSelf(
        "detail_list",
        "balance_amt",
        static (_, _) => true,
        static (row, _) => new DepositBalance(
            row.Money("balance_amt"), row.Amount("withdrawable_amt"), row.Amount("offered_rate"), row.WholeOrNull("last_paid_in_cnt")),
        static (_, rows, _) => new DepositBalances(rows));

    private static ListedAsset Listed(WireObject row, ReadContext context)
    {
        row.Ignore("reg_date");
        var type = row.Text("account_type");
        return new(context.Key(AccountTypes.Kind(type, row.Notes), row.Text("account_num"), row.TextOrNull("seqno")), row.Text("prod_name"), type, row.Flag("is_consent"))
        {
            StatusCode = row.Text("account_status"),
            IsMinus = row.FlagOrFalse("is_minus"),
            IsForeign = row.FlagOrFalse("is_foreign_deposit"),
        };
    }

    private static Transaction DepositTransaction(WireObject row, ReadContext context)
    {
        row.Ignore("paid_in_cnt");
        return row.Transaction(context, TransactionKind.Deposit, Directions.Deposit) with
        {
            TypeText = row.TextOrNull("trans_class"),
            BalanceAfter = row.AmountOrNull("balance_amt"),
            Memo = row.TextOrNull("trans_memo"),
        };
    }

    private static FundTerms FundTerms(WireObject row, ReadContext context) =>
        new(row.Text("standard_fund_code"), row.Text("paid_in_type"), row.DayOrNull("issue_date"), row.DayOrNull("exp_date"));

    private static AccountValue FundValue(WireObject row, ReadContext context) =>
        new(row.CurrencyOrKrw(), row.AmountOrNull("balance_amt"), row.Amount("eval_amt"))
        {
            Principal = row.AmountOrNull("inv_principal"),
            Units = row.AmountOrNull("fund_num"),
        };

    // base_amt is the price of a thousand units, as printed.
    private static Transaction FundTransaction(WireObject row, ReadContext context) =>
        row.Transaction(context, TransactionKind.Fund, Directions.Fund) with
        {
            BalanceAfter = row.AmountOrNull("balance_amt"),
            Trade = new(null, null, row.AmountOrNull("trans_fund_num"), row.AmountOrNull("base_amt"), null),
        };

    private static AccountValue TrustValue(WireObject row, ReadContext context) =>
        new(row.CurrencyOrKrw(), row.AmountOrNull("balance_amt"), row.AmountOrNull("eval_amt"))
        {
            IssuedOn = row.DayOrNull("issue_date"),
            MaturesOn = row.DayOrNull("exp_date"),
        };

    private static Transaction TrustTransaction(WireObject row, ReadContext context) =>
        row.Transaction(context, TransactionKind.Trust, Directions.Fund);
}
