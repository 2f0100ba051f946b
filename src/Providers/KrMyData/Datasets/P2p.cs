using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>P2P-001 to 004, the borrower's side (section 6.13); the investor's has no published fields.</summary>
internal static class P2p
{
    private const string Scope = "p2p.lending";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("p2p.lendings", Sector.P2p, "LD01", "/lendings", Reads.Assets("lending_list", Listed)),
        Ask.Detail("p2p.lending.terms", Sector.P2p, "LD02", Scope, "/lendings/basic", AssetKind.Lending, "lending_id", Reads.One(Terms)).Basic(),
        Ask.Detail("p2p.lending.balance", Sector.P2p, "LD03", Scope, "/lendings/detail", AssetKind.Lending, "lending_id", Reads.One(Balance)),
        Ask.History("p2p.lending.transactions", Sector.P2p, "LD04", Scope, "/lendings/transactions", AssetKind.Lending, "lending_id",
            Reads.Transactions("trans_list", Repaid)).UpToThreeMonths(),
    ];

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Lending, row.Text("lending_id")), "", row.TextOr("type", ""), row.Flag("is_consent"))
        {
            OpenedOn = row.DayOrNull("issue_date"),
            Amount = row.AmountOrNull("lending_amt"),
        };

    private static LoanTerms Terms(WireObject row, ReadContext context)
    {
        row.Ignore("ltv_rate");
        return new(null, row.DayOrNull("exp_date"), row.Text("repay_method")) { Rate = row.Amount("offered_rate") };
    }

    private static LoanBalance Balance(WireObject row, ReadContext context)
    {
        row.Ignore("next_repay_cnt");
        return new(row.Money("balance_amt"), null, row.DayOrNull("next_repay_date"))
        {
            NextPrincipal = row.AmountOrNull("principal_amt"),
            NextInterest = row.AmountOrNull("int_amt"),
        };
    }

    private static Transaction Repaid(WireObject row, ReadContext context) =>
        context.Draft(row.Moment("trans_dtime"), TransactionKind.Loan, Flow.Out, row.Magnitude("trans_amt")) with
        {
            Id = row.TextOrNull("repay_cnt") is { } count ? "r" + count : "",
            TypeCode = row.TextOr("repay_type", ""),
            Loan = new(row.AmountOrZero("principal_amt"), row.AmountOrZero("int_amt")),
        };
}
