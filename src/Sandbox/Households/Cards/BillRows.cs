using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>Bills on the wire: 카드-004, 005, 006, 007.</summary>
internal static class BillRows
{
    public static HeldRows Bills(Asked asked, CardMember member) => Answer.List(
        "bill_list",
        from bill in member.Bills.Until(asked.Now).Reverse()
        let month = bill.Month.AsMonth()
        where string.CompareOrdinal(month, asked.FromMonth) >= 0 && string.CompareOrdinal(month, asked.ToMonth) <= 0
        select Of(
            ("charge_amt", bill.Amount),
            ("charge_day", member.PaymentDay.AsDigits(2)),
            ("charge_month", month),
            ("paid_out_date", bill.PaidOn)),
        member.Bills.ChangedAt(asked.Now) ?? member.Since);

    public static HeldRows Detail(Asked asked, CardMember member)
    {
        var bill = member.Bills.Until(asked.Now).FirstOrDefault(bill => bill.Month.AsMonth() == asked["charge_month"]);
        return Answer.List(
            "bill_detail_list",
            bill?.Lines.Select(line => Line(bill, line)) ?? [],
            bill?.ClosedAt ?? member.Since);
    }

    /// <summary>
    /// The next payment is known from the close of its period until the end of the day it is debited on.
    /// </summary>
    public static HeldRows Payments(Asked asked, CardMember member)
    {
        var due = member.Bills.Until(asked.Now).Where(bill => bill.PaidOn >= asked.Today).ToList();
        var lastPaid = member.Bills.Until(asked.Now).LastOrDefault(bill => bill.PaidOn < asked.Today);
        var closed = member.Bills.ChangedAt(asked.Now) ?? member.Since;
        var paid = lastPaid?.PaidOn.AddDays(1).ToDateTime(TimeOnly.MinValue) ?? member.Since;
        return Answer.List(
            Of(("is_revolving", IsRevolving(member, asked))),
            "pay_list",
            due.Select(bill => Of(
                ("pay_due_date", bill.PaidOn),
                ("pay_amt", bill.Amount),
                ("lump_sum_amt", bill.Of("01")),
                ("monthly_amt", bill.Of("02")),
                ("loan_short_amt", bill.Of("03")),
                ("revolving_amt", bill.Of("04")),
                ("loan_long_amt", bill.Of("05")),
                ("etc_amt", bill.Of("06") + bill.Of("99") + bill.Lines.Sum(line => line.Fee)))),
            closed > paid ? closed : paid);
    }

    public static HeldRows Revolving(Asked asked, CardMember member)
    {
        var balance = member.Carried.LatestAt(asked.Now);
        IEnumerable<JsonObject> rows = member.Revolving is { } revolving && IsRevolving(member, asked)
            ? [Of(
                ("req_date", revolving.Agreed),
                ("end_date", revolving.Ends),
                ("min_pay_rate", revolving.MinimumRate),
                ("min_pay_amt", balance?.MinimumPayment ?? 0),
                ("agreed_pay_rate", revolving.PayRate),
                ("agreed_pay_amt", balance?.Payment),
                ("remained_amt", balance?.Carried ?? 0))]
            : [];
        return Answer.List("revolving_list", rows, balance?.At ?? member.Since);
    }

    private static bool IsRevolving(CardMember member, Asked asked) =>
        member.Revolving is { } revolving && revolving.Agreed <= asked.Today;

    private static JsonObject Line(Bill bill, BillLine line) => Of(
        ("charge_month", bill.Month.AsMonth()),
        ("card_id", line.Card.Number),
        ("paid_dtime", line.UsedAt),
        ("trans_no", line.TransNo),
        ("paid_amt", line.Amount),
        ("currency_code", "KRW"),
        ("merchant_name", line.Merchant),
        ("merchant_regno", line.RegNo),
        ("credit_fee_amt", line.Fee),
        ("total_install_cnt", line.Instalments),
        ("cur_install_cnt", line.Instalment),
        ("balance_amt", line.Left),
        ("prod_type", line.Kind));
}
