using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>카드-004 to 007: what was billed and what will be.</summary>
internal static class CardBills
{
    private const string Scope = "card.bill";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.Customer("card.bills", Sector.Card, "CD21", Scope, "/bills", Reads.Each("bill_list", Bill, static bill => BillPart.Of(bill.Month, bill.Seqno)))
            .Basic() with { HasStamp = false, IsPaged = true, Period = PeriodKind.Months, ScheduledWindowDays = Ask.WithinThreeMonths },
        Ask.Customer("card.bill-lines", Sector.Card, "CD22", Scope, "/bills/detail", Reads.Rows("bill_detail_list", Line, Lines))
            .Basic() with { HasStamp = false, IsPaged = true, Period = PeriodKind.OneMonth, PartSource = PartSource.BilledMonths, PartMember = "charge_month" },
        Ask.Customer("card.dues", Sector.Card, "CD23", Scope, "/payments",
            Reads.Rows("pay_list", static (page, _) => page.FlagOrFalse("is_revolving"), Due, static (revolving, rows, _) => new CardDues(revolving, rows))),
        Ask.Customer("card.revolving", Sector.Card, "CD24", Scope, "/payments/revolving",
            Reads.Rows("revolving_list", Revolving, static (rows, _) => new CardRevolving(rows))),
    ];

    private static CardBill Bill(WireObject row, ReadContext context)
    {
        row.Ignore("charge_day");
        return new(row.Month("charge_month"), row.TextOrNull("seqno"), row.Amount("charge_amt"), row.DayOrNull("paid_out_date"));
    }

    private static CardBillLines Lines(ImmutableArray<BillLine> lines, ReadContext context)
    {
        var (month, seqno) = BillPart.Read(context.Part ?? throw new InvalidOperationException("카드-005 is asked for one month at a time."));
        return new(month, seqno, lines);
    }

    private static BillLine Line(WireObject row, ReadContext context)
    {
        row.Ignore("seqno", "charge_month");
        return new(row.TextOrNull("card_id"), row.Moment("paid_dtime").At, row.Money("paid_amt"))
        {
            TransactionNumber = row.TextOrNull("trans_no"),
            Merchant = row.TextOrNull("merchant_name"),
            MerchantNumber = row.TextOrNull("merchant_regno"),
            Fee = row.AmountOrNull("credit_fee_amt"),
            Instalments = row.WholeOrNull("total_install_cnt"),
            InstalmentNumber = row.WholeOrNull("cur_install_cnt"),
            BalanceAfter = row.AmountOrNull("balance_amt"),
            ProductType = row.TextOrNull("prod_type"),
        };
    }

    private static CardDue Due(WireObject row, ReadContext context) => new(row.TextOrNull("seqno"), row.Day("pay_due_date"), row.Amount("pay_amt"))
    {
        LumpSum = row.AmountOrZero("lump_sum_amt"),
        Instalment = row.AmountOrZero("monthly_amt"),
        ShortLoan = row.AmountOrZero("loan_short_amt"),
        LongLoan = row.AmountOrZero("loan_long_amt"),
        Revolving = row.AmountOrZero("revolving_amt"),
        Other = row.AmountOrZero("etc_amt"),
    };

    private static RevolvingRow Revolving(WireObject row, ReadContext context)
    {
        row.Ignore("agreed_pay_rate", "agreed_pay_amt");
        return new(
            row.DayOrNull("req_date"), row.DayOrNull("end_date"), row.DayOrNull("close_date"), row.AmountOrZero("min_pay_rate"), row.AmountOrZero("min_pay_amt"),
            row.Amount("remained_amt"));
    }
}

/// <summary>What names one bill: YYYYMM, and after a colon the payment sequence where the institution has several.</summary>
internal static class BillPart
{
    internal static string Of(string month, string? seqno) => seqno is null ? month : $"{month}:{seqno}";

    internal static (string Month, string? Seqno) Read(string part) => part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? (part[..colon], part[(colon + 1)..])
        : (part, null);
}
