using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>보증보험-001 to 003 (section 6.11).</summary>
internal static class Surety
{
    private const string Scope = "ginsu.insurance";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("ginsu.policies", Sector.Ginsu, "GI01", "/insurances", Reads.Assets("insu_list", PolicyRows.Listed(AssetKind.SuretyPolicy))),
        Ask.Detail("ginsu.terms", Sector.Ginsu, "GI02", Scope, "/insurances/basic", AssetKind.SuretyPolicy, "insu_num", Reads.One(Terms)).Basic(),
        Ask.History("ginsu.transactions", Sector.Ginsu, "GI03", Scope, "/insurances/transactions", AssetKind.SuretyPolicy, "insu_num",
            Reads.Transactions("trans_list", PolicyRows.PremiumPaid)).UpToThreeMonths(),
    ];

    // pay_amt is the premium of the whole term, not of a cycle, so it makes no premium plan. The insured have names but no numbers.
    private static PolicyTerms Terms(WireObject row, ReadContext context)
    {
        row.Ignore("pay_due", "pay_amt");
        return new(row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.Money("face_amt"))
        {
            Insured = [.. row.RowsOrNone("insured_list").Select(static (person, index) =>
                new Insured(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{index + 1}"), person.Text("insured_name"), index == 0))],
        };
    }
}
