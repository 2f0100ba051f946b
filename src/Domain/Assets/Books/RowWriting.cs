using System.Text.Json;
using static MyDataHub.Domain.Assets.Books.MemberWriting;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Writes a transaction's JSON by hand, each member once, in the order in which RowReading reads them.</summary>
internal static class RowWriting
{
    /// <summary>The account is left out where it is the chunk's, as it always is.</summary>
    internal static void Write(Utf8JsonWriter json, Transaction row, AssetKey account, JsonSerializerOptions options)
    {
        json.WriteStartObject();
        if (row.Account != account)
        {
            Part(json, "account"u8, row.Account, options);
        }

        json.WriteString("id"u8, row.Id);
        json.WriteString("at"u8, row.At);
        Word(json, "kind"u8, row.Kind);
        Word(json, "flow"u8, row.Flow);
        json.WriteStartObject("amount"u8);
        json.WriteNumber("amount"u8, row.Amount.Amount);
        json.WriteString("currency"u8, row.Amount.Currency.Code);
        json.WriteEndObject();
        if (!row.HasTime)
        {
            json.WriteBoolean("hasTime"u8, false);
        }

        if (row.TypeCode.Length > 0)
        {
            json.WriteString("typeCode"u8, row.TypeCode);
        }

        Text(json, "typeText"u8, row.TypeText);
        Number(json, "balanceAfter"u8, row.BalanceAfter);
        Text(json, "memo"u8, row.Memo);
        Text(json, "merchant"u8, row.Merchant);
        Text(json, "merchantNumber"u8, row.MerchantNumber);
        Text(json, "categoryCode"u8, row.CategoryCode);
        Text(json, "title"u8, row.Title);
        Text(json, "counterpartyOrg"u8, row.CounterpartyOrg);
        Text(json, "counterpartyId"u8, row.CounterpartyId);
        if (row.Card is { } card)
        {
            Write(json, card);
        }

        Part(json, "loan"u8, row.Loan, options);
        Part(json, "trade"u8, row.Trade, options);
        json.WriteString("seenAt"u8, row.SeenAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CardUse card)
    {
        json.WriteStartObject("card"u8);
        json.WriteString("approvalNumber"u8, card.ApprovalNumber);
        Word(json, "status"u8, card.Status);
        json.WriteBoolean("isCredit"u8, card.IsCredit);
        if (card.ChangedAt is { } changedAt)
        {
            json.WriteString("changedAt"u8, changedAt);
        }

        Number(json, "modifiedAmount"u8, card.ModifiedAmount);
        Number(json, "instalments"u8, card.Instalments);
        Text(json, "country"u8, card.Country);
        Number(json, "krwAmount"u8, card.KrwAmount);
        Text(json, "originalApproval"u8, card.OriginalApproval);
        json.WriteEndObject();
    }
}
