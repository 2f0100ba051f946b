using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// Approvals on the wire (카드-008, 009): those approved in the period, and those corrected or cancelled in it, sorted by
/// the later of the two.
/// </summary>
internal static class ApprovalRows
{
    public static HeldRows Domestic(Asked asked, PaymentCard card) => Answer.List(
        "approved_list",
        Seen(asked, card, card.Domestic).Select(approval => Of(
            ("approved_dtime", approval.At),
            ("approved_num", approval.Number),
            ("status", approval.StatusAt(asked.Now)),
            ("pay_type", card.Terms.IsCredit ? "01" : "02"),
            ("trans_dtime", CorrectedAt(approval, asked.Now)),
            ("merchant_name", approval.Merchant.Name),
            ("merchant_regno", approval.Merchant.RegNo),
            ("approved_amt", approval.Amount),
            ("modified_amt", Modified(approval, asked.Now)),
            ("total_install_cnt", approval.Instalments))),
        Changed(asked, card, card.Domestic));

    public static HeldRows Overseas(Asked asked, PaymentCard card) => Answer.List(
        "approved_list",
        Seen(asked, card, card.Overseas).Select(approval => OverseasRow(card, approval, asked.Now)),
        Changed(asked, card, card.Overseas));

    private static JsonObject OverseasRow(PaymentCard card, Approval approval, DateTime now) => Of(
        ("approved_dtime", approval.At),
        ("approved_num", approval.Number),
        ("status", approval.StatusAt(now)),
        ("pay_type", card.Terms.IsCredit ? "01" : "02"),
        ("trans_dtime", CorrectedAt(approval, now)),
        ("merchant_name", approval.Merchant.Name),
        ("approved_amt", approval.Amount),
        ("modified_amt", Modified(approval, now)),
        ("country_code", approval.Country),
        ("currency_code", approval.Currency),
        ("krw_amt", approval.Krw));

    private static IEnumerable<Approval> Seen(Asked asked, PaymentCard card, Timeline<Approval> approvals)
    {
        var overseas = approvals == card.Overseas;
        var corrected = card.Corrections.NewestFirst(asked.From, asked.To, asked.Now)
            .Where(approval => approval.IsOverseas == overseas && approval.At.Date() < asked.From);
        return approvals.NewestFirst(asked.From, asked.To, asked.Now)
            .Concat(corrected)
            .OrderByDescending(approval => CorrectedAt(approval, asked.Now) ?? approval.At);
    }

    private static DateTime? CorrectedAt(Approval approval, DateTime now) =>
        approval.Correction is { } correction && correction.At <= now ? correction.At : null;

    private static decimal? Modified(Approval approval, DateTime now) =>
        approval.StatusAt(now) == "03" ? approval.Correction!.Modified : null;

    private static DateTime Changed(Asked asked, PaymentCard card, Timeline<Approval> approvals)
    {
        var approved = approvals.ChangedAt(asked.Now) ?? card.OpenedAt;
        var corrected = card.Corrections.ChangedAt(asked.Now) ?? approved;
        return approved > corrected ? approved : corrected;
    }
}
