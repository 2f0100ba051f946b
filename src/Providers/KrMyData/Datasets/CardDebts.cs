using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>카드-011 to 013: cash advances and card loans. Long ones are listed as assets too, so that their movements can be asked for.</summary>
internal static class CardDebts
{
    private const string Scope = "card.loan";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.Customer("card.loans.short", Sector.Card, "CD32", Scope, "/loans/short-term", Reads.Part("short", Reads.Rows("short_term_list", Short, All))),
        Ask.Customer("card.loans.long", Sector.Card, "CD33", Scope, "/loans/long-term",
            Reads.Both(Reads.Part("long", Reads.Rows("long_term_list", Long, All)), Reads.Assets("long_term_list", Listed))),
        Ask.History("card.loans.transactions", Sector.Card, "카드-013", Scope, "/loans/long-term/transactions", AssetKind.CardLoan, "loan_num",
            Reads.Transactions("trans_list", Transaction)).SinceV2() with { IsPost = false },
    ];

    private static CardLoans All(ImmutableArray<CardLoanRow> rows, ReadContext context) => new(rows);

    // A cash advance has no number; the time it was taken tells it apart.
    private static CardLoanRow Short(WireObject row, ReadContext context)
    {
        row.Ignore("repay_org_code", "repay_account_num");
        var taken = row.Moment("loan_dtime");
        return new(row.Text("loan_dtime"), "", taken.At, row.Amount("loan_amt"), row.Amount("balance_amt"), row.Amount("int_rate"))
        {
            DueOn = row.DayOrNull("pay_due_date"),
        };
    }

    private static CardLoanRow Long(WireObject row, ReadContext context)
    {
        row.Ignore("loan_cnt", "loan_type", "int_amt", "repay_org_code", "repay_account_num");
        return new(
            row.Text("loan_num"), row.Text("loan_name"), row.Moment("loan_dtime").At, row.Amount("loan_amt"), row.Amount("balance_amt"), row.Amount("int_rate"))
        {
            DueOn = row.DayOrNull("exp_date"),
            RepayMethod = row.TextOrNull("repay_method"),
        };
    }

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.CardLoan, row.Text("loan_num")), row.Text("loan_name"), "", IsConsented: true)
        {
            OpenedOn = DateOnly.FromDateTime(row.Moment("loan_dtime").At),
        };

    private static Transaction Transaction(WireObject row, ReadContext context)
    {
        row.Ignore("loan_num");
        return LoanTables.Transaction(row, context) with { Kind = TransactionKind.CardLoan };
    }
}
