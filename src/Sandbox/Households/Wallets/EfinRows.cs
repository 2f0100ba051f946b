using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>Movements of wallets and online payments on the wire: 전금-004, 103.</summary>
internal static class EfinRows
{
    public static HeldRows WalletEntries(Asked asked, Wallet wallet) => Answer.List(
        "trans_list",
        wallet.Entries.NewestFirst(asked.From, asked.To, asked.Now).Select(entry => Of(
            ("trans_dtime", entry.At),
            ("trans_no", entry.Number.AsDigits(7)),
            ("trans_type", entry.Type),
            ("trans_amt", Math.Abs(entry.Amount)),
            ("balance_amt", entry.Charged + entry.Rewards),
            ("trans_org_code", entry.Org),
            ("trans_id", entry.Account),
            ("trans_num", entry.Merchant is null ? null : $"ORD{entry.At:yyyyMMdd}{entry.Number:D7}"),
            ("trans_memo", entry.Memo),
            ("merchant_name", entry.Merchant?.Name),
            ("merchant_regno", entry.Merchant?.RegNo),
            ("trans_title", Title(entry.Merchant)),
            ("trans_category", entry.Merchant?.Category),
            ("pay_method", entry.Merchant is null ? null : "02"),
            ("is_scheduled", false))),
        wallet.Entries.ChangedAt(asked.Now) ?? wallet.OpenedAt);

    public static HeldRows Payments(Asked asked, PaidAccount paid)
    {
        var payments = paid.Payments.NewestFirst(asked.From, asked.To, asked.Now)
            .Select(payment => (payment.At, Row: Payment(paid, payment, payment.Type, payment.At)));
        var cancelled = paid.Cancellations.NewestFirst(asked.From, asked.To, asked.Now)
            .Select(payment => (payment.Approval!.Correction!.At, payment))
            .Select(row => (row.At, Row: Payment(paid, row.payment, "6201", row.At)));
        var last = paid.Payments.ChangedAt(asked.Now) ?? paid.OpenedAt;
        var lastCancelled = paid.Cancellations.ChangedAt(asked.Now) ?? last;

        return Answer.List(
            "trans_list",
            payments.Concat(cancelled).OrderByDescending(row => row.At).Select(row => row.Row),
            last > lastCancelled ? last : lastCancelled);
    }

    public static string CardOrg(PaidAccount paid) => Orgs.Inside(paid.Card.Terms.OrgCode);

    private static JsonObject Payment(PaidAccount paid, OnlinePayment payment, string type, DateTime at)
    {
        var card = payment.Approval;
        return Of(
            ("trans_dtime", at),
            ("trans_no", payment.Number + (type == "6201" ? "C" : "")),
            ("trans_num", "ORD" + payment.Number[2..]),
            ("trans_type", type),
            ("currency_code", "KRW"),
            ("trans_amt", payment.Amount),
            ("trans_org_code", card is null ? Orgs.Inside(paid.Account.Terms.OrgCode) : CardOrg(paid)),
            ("pay_type", card is null ? "02" : "01"),
            ("pay_id", card is null ? paid.Account.Number : paid.Card.Terms.MaskedNumber),
            ("approved_num", card?.Number),
            ("card_name", card is null ? null : paid.Card.Name),
            ("total_install_cnt", card?.Instalments),
            ("merchant_name", payment.Merchant.Name),
            ("merchant_regno", payment.Merchant.RegNo),
            ("trans_title", Title(payment.Merchant)),
            ("trans_category", payment.Merchant.Category),
            ("pay_method", "01"));
    }

    private static string? Title(Merchant? merchant) => merchant?.Category switch
    {
        null => null,
        "G1" => "신선식품 묶음",
        "C1" => "의류",
        "K1" => "음식배달",
        "H1" => "생활용품",
        "B1" => "도서",
        "E1" => "화장품",
        "L1" => "모바일 상품권",
        _ => "상품",
    };
}
