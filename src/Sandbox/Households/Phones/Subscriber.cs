using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Phones;

/// <summary>A person as the subscriber of a telecom company, and what it answers about them (section 6.12).</summary>
internal sealed class Subscriber(DateTime since) : IRelation
{
    private static readonly Dictionary<string, Resource<Subscriber>> Resources = new(StringComparer.Ordinal)
    {
        ["/telecoms"] = List,
        ["/telecoms/bills"] = (asked, subscriber) => asked.With(subscriber.Lines, Bills, "mgmt_id"),
        ["/telecoms/transactions"] = (asked, subscriber) => asked.With(subscriber.Lines, Paid, "mgmt_id"),
        ["/telecoms/paid-transactions"] = (asked, subscriber) => asked.With(subscriber.Lines, Purchases, "mgmt_id"),
    };

    public DateTime Since { get; } = since;

    public List<PhoneLine> Lines { get; } = [];

    public HeldRows? Answer(string resource, Asked asked) =>
        Resources.TryGetValue(resource, out var answer) ? answer(asked, this) : null;

    public IEnumerable<HeldAsset> Assets(DateTime now) => Lines.Held("telecom.mgmt", now);

    private static HeldRows List(Asked asked, Subscriber subscriber) => Wire.Answer.List(
        "telecom_list",
        subscriber.Lines.OpenAt(asked.Now).Select(line => Of(
            ("mgmt_id", line.Number),
            ("telecom_num", line.Subscriber),
            ("type", line.Kind),
            ("status", "01"))),
        subscriber.Lines.ChangedAt(subscriber.Since, asked.Now));

    private static HeldRows Bills(Asked asked, PhoneLine line) => Wire.Answer.List(
        "charge_list",
        InMonths(asked, line.Bills).Select(bill => Of(
            ("charge_month", bill.Month.AsMonth()),
            ("charge_amt", bill.Amount),
            ("charge_date", bill.DueAt.Date()))),
        line.Bills.ChangedAt(asked.Now) ?? line.OpenedAt);

    private static HeldRows Paid(Asked asked, PhoneLine line) => Wire.Answer.List(
        "trans_list",
        InMonths(asked, line.Paid).Select(bill => Of(
            ("trans_month", bill.Month.AsMonth()),
            ("paid_amt", bill.Amount),
            ("pay_method", "01"))),
        line.Paid.ChangedAt(asked.Now) ?? line.OpenedAt);

    private static HeldRows Purchases(Asked asked, PhoneLine line) => Wire.Answer.List(
        "trans_list",
        line.Purchases.NewestFirst(asked.From, asked.To, asked.Now).Select(purchase => Of(
            ("trans_date", purchase.At),
            ("trans_amt", purchase.Amount),
            ("org_regno", purchase.Merchant.RegNo),
            ("merchant_name", purchase.Merchant.Name),
            ("trans_title", "휴대폰 소액결제"))),
        line.Purchases.ChangedAt(asked.Now) ?? line.OpenedAt);

    private static IEnumerable<LineBill> InMonths(Asked asked, Timeline<LineBill> bills) =>
        from bill in bills.Until(asked.Now).Reverse()
        let month = bill.Month.AsMonth()
        where string.CompareOrdinal(month, asked.FromMonth) >= 0 && string.CompareOrdinal(month, asked.ToMonth) <= 0
        select bill;
}
