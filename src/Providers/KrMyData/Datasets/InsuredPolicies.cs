using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>보험-013 to 017: policies of others in which the customer is the insured. v2 only.</summary>
internal static class InsuredPolicies
{
    private const string Scope = "insu.insured";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("insu.insured.policies", Sector.Insu, "보험-013", "/insured", Reads.Assets("insu_list", PolicyRows.Listed(AssetKind.InsuredPolicy))).SinceV2(),
        Of("insu.insured.terms", "보험-014", "/insured/basic", Reads.One(PolicyRows.Terms)).Basic(),
        Of("insu.insured.riders", "보험-015", "/insured/contracts", PolicyRows.Riders).Basic(),
        Of("insu.insured.car-covers", "보험-016", "/insured/car", PolicyRows.CarCovers).Basic() with { TypeCodes = ["17"] },
        Of("insu.insured.coverages", "보험-017", "/insured/coverages", PolicyRows.Coverages),
    ];

    private static KrDataset Of(string id, string code, string path, StartReading read) =>
        Ask.Detail(id, Sector.Insu, code, Scope, path, AssetKind.InsuredPolicy, "insu_num", read).SinceV2();
}
