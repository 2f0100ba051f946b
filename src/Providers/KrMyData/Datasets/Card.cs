using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>
/// 카드-001 to 015 (section 6.6). 카드-010 only says whether 011 and 012 have rows, so it is not asked for: each successful call is billed.
/// </summary>
internal static class Card
{
    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("card.cards", Sector.Card, "CD01", "/cards", Reads.Assets("card_list", Listed)),
        OfCard("card.terms", "CD02", "/cards/{card_id}", Reads.One(Terms)).Basic(),
        ApprovalsOf("card.approvals.domestic", "CD03", "/cards/{card_id}/approval-domestic", Reads.Transactions("approved_list", Domestic)),
        ApprovalsOf("card.approvals.overseas", "CD04", "/cards/{card_id}/approval-overseas", Reads.Transactions("approved_list", Overseas)),
        ApprovalsOf("card.purchases.domestic", "카드-014", "/cards/{card_id}/purchase-domestic",
            Reads.Transactions("purchase_list", static (row, context) => CardRows.Purchase(row, context, "currency_code"))).SinceV2(),
        ApprovalsOf("card.purchases.overseas", "카드-015", "/cards/{card_id}/purchase-overseas",
            Reads.Transactions("purchase_list", OverseasPurchase)).SinceV2(),
        Ask.Customer("card.points", Sector.Card, "CD11", "card.point", "/points", Reads.Rows("point_list", Point, static (rows, _) => new CardPoints(rows))),
        .. CardBills.Datasets,
        .. CardDebts.Datasets,
        .. PrepaidCards.Of(Sector.Card),
    ];

    private static KrDataset OfCard(string id, string code, string path, StartReading read) =>
        Ask.Customer(id, Sector.Card, code, "card.card", path, read) with { Subjects = [AssetKind.Card] };

    private static KrDataset ApprovalsOf(string id, string code, string path, StartReading read) =>
        OfCard(id, code, path, read) with { HasStamp = false, IsPaged = true, Period = PeriodKind.Days };

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Card, row.Text("card_id")), row.Text("card_name"), row.TextOr("card_type", ""), row.Flag("is_consent"))
        {
            MaskedNumber = row.TextOrNull("card_num"),
            IsFamilyCard = row.TextOrNull("card_member") == "2",
        };

    private static CardTerms Terms(WireObject row, ReadContext context)
    {
        row.Ignore("is_trans_payable", "is_cash_card", "card_type");
        return new(
            row.TextOrNull("linked_bank_code"), row.TextOrNull("account_num"), row.TextOr("card_brand", ""), row.AmountOrZero("annual_fee"),
            row.DayOrNull("issue_date"));
    }

    private static Transaction Domestic(WireObject row, ReadContext context) =>
        CardRows.Approval(row, context, TransactionKind.CardApproval, row.Magnitude("approved_amt"), CardRows.IsCredit(row));

    // currency_code is required here: an amount abroad without it must not pass for won.
    private static Transaction Overseas(WireObject row, ReadContext context)
    {
        var currency = row.CurrencyOrNull() ?? throw row.Missing("currency_code");
        var amount = new Money(Math.Abs(row.Amount("approved_amt")), currency);
        var approval = CardRows.Approval(row, context, TransactionKind.CardApproval, amount, CardRows.IsCredit(row));
        return approval with
        {
            Card = approval.Card! with { Country = row.TextOrNull("country_code"), KrwAmount = row.AmountOrNull("krw_amt") },
        };
    }

    private static Transaction OverseasPurchase(WireObject row, ReadContext context)
    {
        _ = row.CurrencyOrNull() ?? throw row.Missing("currency_code");
        return CardRows.Purchase(row, context, "currency_code");
    }

    private static PointBalance Point(WireObject row, ReadContext context) =>
        new(row.Text("point_name"), row.Amount("remain_point_amt"), row.AmountOrZero("expiring_point_amt"));
}
