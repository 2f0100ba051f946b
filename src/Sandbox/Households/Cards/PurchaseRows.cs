using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// Purchases on the wire (매입, 카드-014, 015), by the day they reach the card company. One cancelled before that never
/// becomes a purchase; one cancelled or corrected after it comes a second time with a negative amount.
/// </summary>
internal static class PurchaseRows
{
    // The longest holiday and a weekend between an approval and its purchase.
    private const int LongestDelayDays = 20;

    public static HeldRows Domestic(Asked asked, PaymentCard card) => Answer.List(
        "purchase_list",
        Purchases(asked, card.Domestic).Select(purchase => DomesticRow(card, purchase)),
        Changed(asked, card.Domestic, card));

    public static HeldRows Overseas(Asked asked, PaymentCard card) => Answer.List(
        "purchase_list",
        Purchases(asked, card.Overseas).Select(purchase => OverseasRow(card, purchase)),
        Changed(asked, card.Overseas, card));

    private static IEnumerable<Purchase> Purchases(Asked asked, Timeline<Approval> approvals)
    {
        var from = asked.From == DateOnly.MinValue ? asked.From : asked.From.AddDays(-LongestDelayDays);
        var last = asked.To < asked.Today ? asked.To : asked.Today;
        return approvals.NewestFirst(from, last, asked.Now)
            .SelectMany(Of)
            .Where(purchase => purchase.On >= asked.From && purchase.On <= last)
            .OrderByDescending(purchase => purchase.On)
            .ThenByDescending(purchase => purchase.Approval.At);

        IEnumerable<Purchase> Of(Approval approval)
        {
            var correction = approval.Correction;
            if (correction?.At.Date() < approval.PurchasedOn)
            {
                if (correction.Modified is { } modified)
                {
                    yield return new(approval, approval.PurchasedOn, "1", modified, modified);
                }

                yield break;
            }

            yield return new(approval, approval.PurchasedOn, "1", approval.Amount, approval.PurchasedKrw);
            if (correction is not null)
            {
                var back = (correction.Modified ?? 0) - approval.Amount;
                yield return new(approval, correction.At.Date().AddDays(1).OrNextBusinessDay(), "2", back, back);
            }
        }
    }

    private static JsonObject DomesticRow(PaymentCard card, Purchase purchase) => Row.Of(
        ("card_id", card.Number),
        ("purchase_num", purchase.Number),
        ("purchase_date", purchase.On),
        ("sales_date", purchase.Approval.At.Date()),
        ("pri_approved_num", purchase.Approval.IsUnapproved ? null : purchase.Approval.Number),
        ("pri_approved_dtime", purchase.Approval.At),
        ("pri_approved_amt", purchase.Approval.Amount),
        ("pay_type", card.Terms.IsCredit ? "01" : "02"),
        ("merchant_name", purchase.Approval.Merchant.Name),
        ("merchant_regno", purchase.Approval.Merchant.RegNo),
        ("approved_amt", purchase.Amount),
        ("total_install_cnt", purchase.Approval.Instalments));

    private static JsonObject OverseasRow(PaymentCard card, Purchase purchase) => Row.Of(
        ("card_id", card.Number),
        ("purchase_num", purchase.Number),
        ("purchase_date", purchase.On),
        ("sales_date", purchase.Approval.At.Date()),
        ("pri_approved_num", purchase.Approval.Number),
        ("pri_approved_dtime", purchase.Approval.At),
        ("pri_approved_amt", purchase.Approval.Amount),
        ("pri_krw_amt", purchase.Approval.Krw),
        ("pri_currency_code", purchase.Approval.Currency),
        ("pay_type", card.Terms.IsCredit ? "01" : "02"),
        ("merchant_name", purchase.Approval.Merchant.Name),
        ("approved_amt", purchase.Amount),
        ("country_code", purchase.Approval.Country),
        ("currency_code", purchase.Approval.Currency),
        ("krw_amt", purchase.Krw));

    // Purchases reach the company in the morning; a day's change is the morning of that day.
    private static DateTime Changed(Asked asked, Timeline<Approval> approvals, PaymentCard card)
    {
        var approved = approvals.ChangedAt(asked.Now);
        return approved is null ? card.OpenedAt : asked.Today.At(0) > approved ? asked.Today.At(0) : approved.Value;
    }

    private sealed record Purchase(Approval Approval, DateOnly On, string Leg, decimal Amount, decimal Krw)
    {
        public string Number => Approval.At.ToString("yyMMddHHmmss", null) + Approval.Number + Leg;
    }
}
