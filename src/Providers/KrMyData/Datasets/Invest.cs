using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>금투-001 to 006 (section 6.7).</summary>
internal static class Invest
{
    private const string Scope = "invest.account";
    private const string PensionAccount = "105";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("invest.accounts", Sector.Invest, "IV01", "/accounts", Reads.Assets("account_list", Listed)),
        Ask.Detail("invest.cash", Sector.Invest, "IV02", Scope, "/accounts/basic", AssetKind.Securities, "account_num", Cash),
        Ask.History("invest.transactions", Sector.Invest, "IV03", Scope, "/accounts/transactions", AssetKind.Securities, "account_num",
            Reads.Transactions("trans_list", Transaction)),
        Ask.Detail("invest.holdings", Sector.Invest, "IV04", Scope, "/accounts/products", AssetKind.Securities, "account_num",
            Reads.Rows("prod_list", static (page, _) => page.DayOrNull("base_date"), Product, static (day, rows, _) => new Holdings(day, rows))).Paged(),
        Ask.Detail("invest.pension", Sector.Invest, "IV05", Scope, "/accounts/pension", AssetKind.Securities, "account_num", Reads.One(Pension))
            with { TypeCodes = [PensionAccount] },
        Ask.Detail("invest.standing-orders", Sector.Invest, "금투-006", Scope, "/accounts/scheduled", AssetKind.Securities, "account_num",
            StandingOrderRows.Read).Paged().SinceV2(),
        .. Pensions.Of(Sector.Invest),
    ];

    // v1 sent one flat object, v2 a row per currency under basic_list.
    private static StartReading Cash => Reads.RowsOrSelf(
        "basic_list",
        "withholdings_amt",
        static (page, _) => page.DayOrNull("base_date"),
        static (row, _) => new SecuritiesCashRow(
            row.CurrencyOrKrw(), row.Amount("withholdings_amt"), row.AmountOrZero("credit_loan_amt"), row.AmountOrZero("mortgage_amt"),
            row.AmountOrNull("avail_balance") ?? row.Amount("withholdings_amt")),
        static (day, rows, _) => new SecuritiesCash(day, rows));

    private static ListedAsset Listed(WireObject row, ReadContext context)
    {
        row.Ignore("is_stock_trans", "is_account_link");
        return new(context.Key(AssetKind.Securities, row.Text("account_num")), row.Text("account_name"), row.Text("account_type"), row.Flag("is_consent"))
        {
            StatusCode = row.TextOrNull("account_status"),
            OpenedOn = row.DayOrNull("issue_date"),
            IsCma = row.FlagOrFalse("is_cma"),
            IsTaxFavoured = row.FlagOrFalse("is_tax_benefits"),
        };
    }

    // trans_amt may be absent, as for stock moved in; settle_amt is then what is known, else nothing moved.
    private static Transaction Transaction(WireObject row, ReadContext context)
    {
        row.Ignore("trans_unit");
        var settled = row.AmountOrNull("settle_amt");
        var amount = new Money(Math.Abs(row.AmountOrNull("trans_amt") ?? settled ?? 0), row.CurrencyOrKrw());
        var flow = row.Flow("trans_type", Directions.Securities);
        return context.Draft(row.Moment("trans_dtime"), TransactionKind.Securities, flow, amount) with
        {
            Id = row.TextOr("trans_no", ""),
            TypeCode = row.Text("trans_type"),
            TypeText = row.TextOrNull("trans_type_detail"),
            BalanceAfter = row.AmountOrNull("balance_amt"),
            Memo = row.TextOrNull("trans_memo"),
            Trade = new(row.TextOrNull("prod_code"), row.TextOrNull("prod_name"), row.AmountOrNull("trans_num"), row.AmountOrNull("base_amt"), settled)
            {
                Exchange = row.TextOrNull("ex_code"),
            },
        };
    }

    private static Holding Product(WireObject row, ReadContext context)
    {
        row.Ignore("pos_type", "trans_unit");
        return new(row.Text("prod_name"), row.TextOrNull("prod_code"), row.Text("prod_type"))
        {
            Currency = HoldingRows.CurrencyOf(row, context),
            Valuation = row.AmountOrNull("eval_amt"),
            Cost = row.AmountOrNull("purchase_amt"),
            Quantity = row.AmountOrNull("holding_num"),
            TypeText = row.TextOrNull("prod_type_detail"),
            Exchange = row.TextOrNull("ex_code"),
            CreditType = row.TextOrNull("credit_type"),
            IsTradeDate = row.FlagOrFalse("is_execution"),
            IsTaxFavoured = row.FlagOrFalse("is_tax_benefits"),
        };
    }

    private static PensionPaidIn Pension(WireObject row, ReadContext context)
    {
        row.Ignore("last_paid_in_date");
        return new(
            row.CurrencyOrKrw(), row.DayOrNull("issue_date"), row.Amount("paid_in_amt"), row.AmountOrZero("withdrawal_amt"), row.AmountOrZero("rcv_amt"),
            row.AmountOrZero("annual_pay_amount"), row.DayOrNull("pension_rcv_start_date"));
    }
}
