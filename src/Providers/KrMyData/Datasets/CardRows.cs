using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>Approvals (승인) and purchases (매입) of cards: 카드-008, 009, 014, 015 and 선불-004.</summary>
internal static class CardRows
{
    private const string Credit = "01";

    internal static bool IsCredit(WireObject row) => row.Text("pay_type") == Credit;

    /// <summary>The amount stays what was approved; status and modified amount say what became of it.</summary>
    internal static Transaction Approval(WireObject row, ReadContext context, TransactionKind kind, Money amount, bool isCredit)
    {
        var number = row.Text("approved_num");
        return context.Draft(row.Moment("approved_dtime"), kind, Flow.Out, amount) with
        {
            Id = number,
            TypeCode = row.Text("status"),
            Merchant = row.TextOrNull("merchant_name"),
            MerchantNumber = row.TextOrNull("merchant_regno"),
            Card = new(number, Status(row), isCredit)
            {
                ChangedAt = row.MomentOrNull("trans_dtime")?.At,
                ModifiedAmount = row.AmountOrNull("modified_amt"),
                Instalments = row.WholeOrNull("total_install_cnt") is > 1 and var count ? count : null,
            },
        };
    }

    /// <summary>A purchase names its approval where the institution knows it; a negative amount takes one back (매입취소).</summary>
    internal static Transaction Purchase(WireObject row, ReadContext context, string currency)
    {
        row.Ignore("card_id", "sales_date", "pri_approved_dtime", "pri_approved_amt", "pri_krw_amt", "pri_currency_code");
        var signed = row.Amount("approved_amt");
        var flow = signed < 0 ? Flow.In : Flow.Out;
        return context.Draft(row.Moment("purchase_date"), TransactionKind.CardPurchase, flow, row.Magnitude("approved_amt", currency)) with
        {
            Id = row.Text("purchase_num"),
            Merchant = row.TextOrNull("merchant_name"),
            MerchantNumber = row.TextOrNull("merchant_regno"),
            Card = new(row.TextOr("pri_approved_num", ""), signed < 0 ? CardStatus.Cancelled : CardStatus.Approved, IsCredit(row))
            {
                OriginalApproval = row.TextOrNull("pri_approved_num"),
                Instalments = row.WholeOrNull("total_install_cnt") is > 1 and var count ? count : null,
                Country = row.TextOrNull("country_code"),
                KrwAmount = row.AmountOrNull("krw_amt"),
            },
        };
    }

    private static CardStatus Status(WireObject row)
    {
        switch (row.Text("status"))
        {
            case "01": return CardStatus.Approved;
            case "02": return CardStatus.Cancelled;
            case "03": return CardStatus.Corrected;
            case "04": return CardStatus.PurchaseWithoutApproval;
            default:
                row.Notes.UnknownCode("status");
                return CardStatus.Unknown;
        }
    }
}
