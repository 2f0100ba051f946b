using System.Text.Json;
using static MyDataHub.Domain.Assets.Books.MemberReading;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Reads a transaction's JSON by hand: each member once, in the order of the record, which is the order in which it is written. Null
/// when anything is met that is not expected; the serializer then says what it is.
/// </summary>
internal static class RowReading
{
    /// <summary>The reader stands after the account, which the caller has read, and is left at the end of the row.</summary>
    internal static Transaction? TryRead(ref Utf8JsonReader reader, AssetKey account, JsonSerializerOptions options)
    {
        var id = Text(ref reader, "id"u8);
        var at = Time(ref reader, "at"u8);
        var kind = Word<TransactionKind>(ref reader, "kind"u8);
        var flow = Word<Flow>(ref reader, "flow"u8);
        var amount = Amount(ref reader);
        if (id is null || at is null || kind is null || flow is null || amount is null)
        {
            return null;
        }

        var row = new Transaction(account, id, at.Value, kind.Value, flow.Value, amount.Value)
        {
            HasTime = Flag(ref reader, "hasTime"u8) ?? true,
            TypeCode = Text(ref reader, "typeCode"u8) ?? "",
            TypeText = Text(ref reader, "typeText"u8),
            BalanceAfter = Number(ref reader, "balanceAfter"u8),
            Memo = Text(ref reader, "memo"u8),
            Merchant = Text(ref reader, "merchant"u8),
            MerchantNumber = Text(ref reader, "merchantNumber"u8),
            CategoryCode = Text(ref reader, "categoryCode"u8),
            Title = Text(ref reader, "title"u8),
            CounterpartyOrg = Text(ref reader, "counterpartyOrg"u8),
            CounterpartyId = Text(ref reader, "counterpartyId"u8),
            Card = Card(ref reader),
            Loan = Part<LoanPart>(ref reader, "loan"u8, options),
            Trade = Part<Trade>(ref reader, "trade"u8, options),
            SeenAt = Instant(ref reader, "seenAt"u8) ?? default,
        };
        return reader.TokenType == JsonTokenType.EndObject ? row : null;
    }

    private static Money? Amount(ref Utf8JsonReader reader)
    {
        if (!IsAt(ref reader, "amount"u8) || !reader.Read())
        {
            return null;
        }

        var amount = Number(ref reader, "amount"u8);
        if (amount is null || !IsAt(ref reader, "currency"u8))
        {
            return null;
        }

        var currency = reader.ValueTextEquals("KRW"u8) ? Currency.Krw : new(reader.GetString()!);
        return IsClosed(ref reader) ? new Money(amount.Value, currency) : null;
    }

    private static CardUse? Card(ref Utf8JsonReader reader)
    {
        var start = reader;
        if (!IsAt(ref reader, "card"u8) || !reader.Read())
        {
            return null;
        }

        var number = Text(ref reader, "approvalNumber"u8);
        var status = Word<CardStatus>(ref reader, "status"u8);
        var isCredit = Flag(ref reader, "isCredit"u8);
        if (number is null || status is null || isCredit is null)
        {
            reader = start;
            return null;
        }

        var card = new CardUse(number, status.Value, isCredit.Value)
        {
            ChangedAt = Time(ref reader, "changedAt"u8),
            ModifiedAmount = Number(ref reader, "modifiedAmount"u8),
            Instalments = Count(ref reader, "instalments"u8),
            Country = Text(ref reader, "country"u8),
            KrwAmount = Number(ref reader, "krwAmount"u8),
            OriginalApproval = Text(ref reader, "originalApproval"u8),
        };
        if (reader.TokenType == JsonTokenType.EndObject && reader.Read())
        {
            return card;
        }

        reader = start;
        return null;
    }

    // After the last member: to its end and to what follows.
    private static bool IsClosed(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndObject && reader.Read();
}
