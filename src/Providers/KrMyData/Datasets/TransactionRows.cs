using System.Collections.Frozen;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>What transaction rows of all sectors have in common.</summary>
internal static class TransactionRows
{
    /// <summary>trans_dtime, trans_no, trans_type, trans_amt and currency_code, with the direction its table gives the type.</summary>
    internal static Transaction Transaction(
        this WireObject row, ReadContext context, TransactionKind kind, FrozenDictionary<string, Flow> directions) =>
        context.Draft(row.Moment("trans_dtime"), kind, row.Flow("trans_type", directions), row.Magnitude("trans_amt")) with
        {
            Id = row.TextOr("trans_no", ""),
            TypeCode = row.Text("trans_type"),
        };

    /// <summary>A draft without a number; the id follows from what the row holds.</summary>
    internal static Transaction Draft(this ReadContext context, WireMoment moment, TransactionKind kind, Flow flow, Money amount) =>
        new(context.Account, "", moment.At, kind, flow, amount) { HasTime = moment.HasTime, SeenAt = context.AskedAt };

    /// <summary>Amounts of rows are magnitudes; the sign is in the type code, so a sent sign would count twice.</summary>
    internal static Money Magnitude(this WireObject row, string member, string currency = "currency_code") =>
        new(Math.Abs(row.Amount(member)), row.CurrencyOrKrw(currency));

    /// <summary>Members the standard has and nothing here needs.</summary>
    internal static void Ignore(this WireObject row, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            row.Notes.Asked(member);
        }
    }
}
