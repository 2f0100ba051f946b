using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>채권-001 to 003: acquired claims and money lenders, the same under bond and usury (section 6.14).</summary>
internal static class Claims
{
    internal static ImmutableArray<KrDataset> Of(Sector sector)
    {
        var industry = sector.Industry();
        var scope = industry + ".bond";
        return
        [
            Ask.List(industry + ".claims", sector, "BD01", "/bonds", Reads.Assets("bond_list", Listed)),
            Ask.Detail(industry + ".claim.balance", sector, "BD02", scope, "/bonds/detail", AssetKind.Claim, "bond_num", Reads.One(Balance)),
            Ask.History(industry + ".claim.transactions", sector, "BD03", scope, "/bonds/transactions", AssetKind.Claim, "bond_num",
                Reads.Transactions("trans_list", Repaid)).UpToThreeMonths(),
        ];
    }

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Claim, row.Text("bond_num")), row.TextOr("init_org_code", ""), row.TextOr("bond_type", ""), row.Flag("is_consent"))
        {
            OpenedOn = row.DayOrNull("takeover_date"),
        };

    private static LoanBalance Balance(WireObject row, ReadContext context)
    {
        row.Ignore("prev_org_code", "is_debt_mgmt", "repay_method");
        return new(row.Money("balance_amt"), row.AmountOrNull("bond_principal"), null);
    }

    private static Transaction Repaid(WireObject row, ReadContext context) =>
        context.Draft(row.Moment("trans_dtime"), TransactionKind.Loan, Flow.Out, row.Magnitude("trans_amt")) with
        {
            Id = row.TextOr("trans_no", ""),
            BalanceAfter = row.AmountOrNull("balance_amt"),
            Loan = new(row.AmountOrZero("principal_amt"), row.AmountOrZero("int_amt")),
        };
}
