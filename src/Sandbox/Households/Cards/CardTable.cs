using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>What a card company answers about its member (section 6.6), resource to function.</summary>
internal static class CardTable
{
    public static readonly Dictionary<string, Resource<CardMember>> Resources = new(StringComparer.Ordinal)
    {
        ["/cards"] = List,
        ["/cards/{card_id}"] = (asked, member) => asked.With(member.Cards, Basic, "card_id"),
        ["/cards/{card_id}/approval-domestic"] = (asked, member) => asked.With(
            member.Cards, ApprovalRows.Domestic, "card_id"),
        ["/cards/{card_id}/approval-overseas"] = (asked, member) => asked.With(
            member.Cards, ApprovalRows.Overseas, "card_id"),
        ["/cards/{card_id}/purchase-domestic"] = (asked, member) => asked.With(
            member.Cards, PurchaseRows.Domestic, "card_id"),
        ["/cards/{card_id}/purchase-overseas"] = (asked, member) => asked.With(
            member.Cards, PurchaseRows.Overseas, "card_id"),
        ["/points"] = Points,
        ["/bills"] = BillRows.Bills,
        ["/bills/detail"] = BillRows.Detail,
        ["/payments"] = BillRows.Payments,
        ["/payments/revolving"] = BillRows.Revolving,
        ["/loans"] = CardLoanRows.Held,
        ["/loans/short-term"] = CardLoanRows.ShortTerm,
        ["/loans/long-term"] = CardLoanRows.LongTerm,
        ["/loans/long-term/transactions"] = (asked, member) =>
            asked.With(member.Loans, CardLoanRows.Transactions, "loan_num"),
    };

    private static HeldRows List(Asked asked, CardMember member) => Answer.List(
        "card_list",
        member.Cards.OpenAt(asked.Now).OrderBy(card => card.Number, StringComparer.Ordinal).Select(card => Of(
            ("card_id", card.Number),
            ("card_num", card.Terms.MaskedNumber),
            ("card_name", card.Name),
            ("card_member", card.Terms.Member),
            ("card_type", card.Terms.Type))),
        member.Cards.ChangedAt(member.Since, asked.Now));

    private static HeldRows Basic(PaymentCard card) => Answer.Flat(
        Of(
            ("is_trans_payable", card.Terms.IsTransit),
            ("is_cash_card", !card.Terms.IsCredit),
            ("linked_bank_code", Orgs.Inside(card.Terms.Account.Terms.OrgCode)),
            ("account_num", card.Terms.Account.Number),
            ("card_brand", card.Terms.Brand),
            ("annual_fee", card.Terms.AnnualFee),
            ("issue_date", card.Terms.Issued)),
        card.OpenedAt);

    private static HeldRows Points(Asked asked, CardMember member) => Answer.List(
        "point_list",
        member.Points.LatestAt(asked.Now) is { } points
            ? [Of(("point_name", "리워드 포인트"), ("remain_point_amt", points.Left), ("expiring_point_amt", points.Expiring))]
            : [],
        member.Points.ChangedAt(asked.Now) ?? member.Since);
}
