using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>할부금융-001 to 006 (section 6.10). account_type 3710 is an operating lease, which has its own two APIs.</summary>
internal static class Capital
{
    private const string Scope = "capital.loan";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("capital.accounts", Sector.Capital, "CP01", "/loans", Reads.Assets("account_list", Listed)),
        .. LoanTables.Of("capital.loan", Sector.Capital, Scope, "/loans", AssetKind.Loan, ("CP02", "CP03", "CP04")),
        Ask.Detail("capital.lease.terms", Sector.Capital, "CP05", Scope, "/loans/oplease/basic", AssetKind.Lease, "account_num", Reads.One(Lease))
            .Basic().WithSeqno(),
        Ask.History("capital.lease.transactions", Sector.Capital, "CP06", Scope, "/loans/oplease/transactions", AssetKind.Lease, "account_num",
            Reads.Transactions("trans_list", LeasePaid)).WithSeqno().UpToThreeMonths(),
    ];

    private static ListedAsset Listed(WireObject row, ReadContext context)
    {
        var type = row.Text("account_type");
        return new(context.Key(AccountTypes.Debt(type, row.Notes), row.Text("account_num"), row.TextOrNull("seqno")), row.Text("prod_name"), type, row.Flag("is_consent"))
        {
            StatusCode = row.TextOrNull("account_status"),
        };
    }

    private static LeaseTerms Lease(WireObject row, ReadContext context) =>
        new(row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.TextOrNull("repay_date"), row.TextOrNull("repay_method"), row.DayOrNull("next_repay_date"))
        {
            RepayOrg = row.TextOrNull("repay_org_code"),
            RepayAccount = row.TextOrNull("repay_account_num"),
        };

    // The labels of trans_type are unpublished; what a lessee is shown here are his payments.
    private static Transaction LeasePaid(WireObject row, ReadContext context) =>
        context.Draft(row.Moment("trans_dtime"), TransactionKind.Lease, Flow.Out, row.Magnitude("trans_amt")) with
        {
            Id = row.TextOr("trans_no", ""),
            TypeCode = row.TextOr("trans_type", ""),
        };
}
