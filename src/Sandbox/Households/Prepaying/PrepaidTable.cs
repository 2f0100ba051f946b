using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Prepaying;

/// <summary>Prepaid cards of banks and card companies (선불-001…004).</summary>
internal static class PrepaidTable
{
    public static HeldRows? Find(string resource, Asked asked, DateTime since, IReadOnlyList<PrepaidCard> cards) =>
        resource switch
        {
            "/prepaid" => List(asked, since, cards),
            "/prepaid/balance" => asked.With(cards, Balance, "pp_id"),
            "/prepaid/transactions" => asked.With(cards, Transactions, "pp_id"),
            "/prepaid/approval" => asked.With(cards, Approvals, "pp_id"),
            _ => null,
        };

    private static HeldRows List(Asked asked, DateTime since, IReadOnlyList<PrepaidCard> cards) => Answer.List(
        "pp_list",
        cards.OpenAt(asked.Now).Select(card => Of(
            ("pp_id", card.Number),
            ("pp_name", card.Name),
            ("reg_date", DateOnly.FromDateTime(card.OpenedAt)),
            ("limit_amt", 200))),
        cards.ChangedAt(since, asked.Now));

    private static HeldRows Balance(Asked asked, PrepaidCard card)
    {
        var balance = card.Uses.LatestAt(asked.Now)?.Balance ?? 0;
        return Answer.Flat(
            Of(
                ("total_balance_amt", balance),
                ("charge_balance_amt", balance),
                ("reserve_balance_amt", 0m),
                ("exp_due_amt", 0m)),
            Changed(card, asked.Now));
    }

    private static HeldRows Transactions(Asked asked, PrepaidCard card) => Answer.List(
        "trans_list",
        Uses(asked, card).Where(use => !use.IsApproval).Select(use => Of(
            ("trans_type", use.Type),
            ("trans_dtime", use.At),
            ("trans_no", use.Number.AsDigits(6)),
            ("trans_amt", use.Amount),
            ("balance_amt", use.Balance),
            ("trans_org_code", Orgs.Inside(card.Charges.Terms.OrgCode)),
            ("trans_id", card.Charges.Number))),
        Changed(card, asked.Now));

    private static HeldRows Approvals(Asked asked, PrepaidCard card) => Answer.List(
        "approved_list",
        Uses(asked, card).Where(use => use.IsApproval).Select(use => Of(
            ("approved_num", use.ApprovedNum),
            ("approved_dtime", use.At),
            ("status", "01"),
            ("merchant_name", use.Merchant),
            ("merchant_regno", use.RegNo),
            ("approved_amt", use.Amount))),
        Changed(card, asked.Now));

    private static IEnumerable<PrepaidUse> Uses(Asked asked, PrepaidCard card) =>
        card.Uses.NewestFirst(asked.From, asked.To, asked.Now);

    private static DateTime Changed(PrepaidCard card, DateTime now) => card.Uses.ChangedAt(now) ?? card.OpenedAt;
}
