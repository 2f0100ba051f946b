using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>
/// 보험-001 to 018 (section 6.8). insu_type decides what is asked: 17 is a car policy, 18 to 21 are general lines, whose only API with a known shape
/// is 018 and whose path an institution's profile must give; all others cover persons.
/// </summary>
internal static class Insurance
{
    private const string Scope = "insu.insurance";

    private static readonly ImmutableArray<string> Car = ["17"];
    private static readonly ImmutableArray<string> General = ["18", "19", "20", "21"];
    private static readonly ImmutableArray<string> Persons =
    [
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "22", "99",
    ];

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("insu.policies", Sector.Insu, "IS01", "/insurances", Reads.Assets("insu_list", PolicyRows.Listed(AssetKind.Policy))),
        OfPolicy("insu.terms", "IS02", "/insurances/basic", Reads.One(PolicyRows.Terms)).Basic() with { TypeCodes = Persons },
        OfPolicy("insu.riders", "IS03", "/insurances/contracts", PolicyRows.Riders).Basic() with
        {
            TypeCodes = Persons,
            PartSource = PartSource.InsuredPeople,
            PartMember = "insured_no",
        },
        OfPolicy("insu.car-covers", "IS04", "/insurances/car", PolicyRows.CarCovers).Basic() with { TypeCodes = Car },
        OfPolicy("insu.premium", "IS05", "/insurances/payment", Reads.One(PolicyRows.Premium)).Basic() with { TypeCodes = Persons },
        Ask.History("insu.transactions", Sector.Insu, "IS06", Scope, "/insurances/transactions", AssetKind.Policy, "insu_num",
            Reads.Transactions("trans_list", PolicyRows.PremiumPaid)).UpToThreeMonths() with { TypeCodes = Persons },
        Ask.History("insu.car-transactions", Sector.Insu, "IS07", Scope, "/insurances/car/transactions", AssetKind.Policy, "insu_num",
            Reads.Transactions("trans_list", CarPremiumPaid)).UpToThreeMonths() with
        {
            TypeCodes = Car,
            PartSource = PartSource.CoveredCars,
            PartMember = "car_number",
        },
        OfPolicy("insu.coverages", "IS08", "/insurances/coverages", PolicyRows.Coverages) with { TypeCodes = Persons },
        OfPolicy("insu.general.terms", "보험-018", GeneralPath, Reads.One(GeneralTerms)).Basic().SinceV2() with { TypeCodes = General },
        .. InsuredPolicies.Datasets,
        .. PolicyLoans.Datasets,
        .. Pensions.Of(Sector.Insu),
        .. DormantAssets.Of(Sector.Insu),
    ];

    /// <summary>Stands for the path that only a profile knows.</summary>
    internal const string GeneralPath = "{general}";

    private static KrDataset OfPolicy(string id, string code, string path, StartReading read) =>
        Ask.Detail(id, Sector.Insu, code, Scope, path, AssetKind.Policy, "insu_num", read);

    // Several cars may share the policy: the plate is part of what tells two payments apart.
    private static Transaction CarPremiumPaid(WireObject row, ReadContext context)
    {
        row.Ignore("face_amt", "paid_in_cnt", "pay_org_code", "pay_account_num");
        var number = row.TextOrNull("trans_no") ?? "p" + row.Text("paid_in_cnt");
        return context.Draft(row.Moment("trans_dtime"), TransactionKind.Premium, Flow.Out, row.Magnitude("paid_amt")) with
        {
            Id = context.Part is { } car ? $"{number}-{car}" : number,
            TypeCode = row.TextOr("pay_method", ""),
            Title = context.Part,
        };
    }

    private static PolicyTerms GeneralTerms(WireObject row, ReadContext context)
    {
        row.Ignore("insu_num");
        return new(row.DayOrNull("issue_date"), row.DayOrNull("exp_date"), row.Money("face_amt"))
        {
            IsRenewable = row.FlagOrFalse("is_renewable"),
            Insured = [.. row.RowsOrNone("prize_list").Select(static thing =>
                new Insured(thing.Text("prize_num"), thing.Text("prize_name"), thing.FlagOrFalse("is_primary")))],
        };
    }
}
