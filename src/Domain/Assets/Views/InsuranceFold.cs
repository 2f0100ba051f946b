using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Insuring;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Policies held and policies in which the customer is insured; one policy once. A sum insured is never an asset.</summary>
internal static class InsuranceFold
{
    private const string InForce = "02";

    internal static InsuranceSummary Fold(ViewScope scope)
    {
        var held = scope.Of(AssetKind.Policy, AssetKind.SuretyPolicy).ToList();
        var numbers = held.Select(asset => (asset.Key.Institution, asset.Key.Number)).ToHashSet();
        var policies = held.Concat(scope.Of(AssetKind.InsuredPolicy).Where(asset => !numbers.Contains((asset.Key.Institution, asset.Key.Number)))).ToList();
        var items = policies.Select(asset => Item(scope, asset)).ToImmutableArray();
        var premiums = items.Where(item => IsInForce(item) && item is { Role: "holder", MonthlyPremium: not null, Premium: not null }).ToList();
        IndemnityOverlap(scope, items);
        // A bond is paid for its whole term at once.
        var isUnknownSomewhere = items.Any(item => IsInForce(item) && item is { Role: "holder", Kind: not "surety", MonthlyPremium: null });
        return new(items.Count(IsInForce), Monthly(premiums, isUnknownSomewhere), items)
        {
            Risks = [.. Risks(scope, [.. items.Where(IsInForce)])],
        };
    }

    internal static bool IsInForce(PolicyItem item) => !item.IsClosed && item.StatusCode is InForce or "";

    private static PolicyItem Item(ViewScope scope, HeldAsset asset)
    {
        var terms = scope.Fact<PolicyTerms>(asset.Key);
        var plan = scope.Fact<PremiumPlan>(asset.Key);
        var covers = scope.Fact<CarCovers>(asset.Key)?.Value.Rows ?? [];
        var maxAge = scope.Freshness.Insurance;
        return new(
            scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), KindOf(asset), asset.Row.StatusCode ?? "")
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
            OpenedOn = terms?.Value.IssuedOn,
            Role = asset.Key.Kind is AssetKind.InsuredPolicy ? "insured" : "holder",
            SumInsured = terms is { } known ? scope.Value(known.Value.SumInsured, known.Stamp, maxAge) : null,
            Premium = plan is { } paid ? scope.Value(paid.Value.Amount, paid.Stamp, maxAge) : CarPremium(scope, asset),
            PremiumCycle = plan?.Value.CycleCode,
            MonthlyPremium = Premium(scope, asset, plan?.Value),
            EndsOn = terms?.Value.EndsOn ?? (covers.IsEmpty ? null : covers.Max(cover => cover.EndsOn)),
            PremiumsEndOn = plan?.Value.EndsOn,
            IsRenewable = terms?.Value.IsRenewable ?? false,
            Riders = [.. scope.Parts<PolicyRiders>(asset.Key).SelectMany(part => part.Value.Rows).Distinct().Select(Rider)],
            Coverages = [.. (scope.Fact<Coverages>(asset.Key)?.Value.Rows ?? []).Select(Cover)],
            Cars = [.. covers.Select(Car)],
        };
    }

    private static decimal? Premium(ViewScope scope, HeldAsset asset, PremiumPlan? plan)
    {
        if (plan is null)
        {
            return asset.Row.TypeCode == "17" && CarPremium(scope, asset)?.Krw is { } year ? year / 12 : null;
        }

        // Paid up is still covered, and costs nothing more.
        var isPaidUp = plan.EndsOn is { } end && end < scope.Today;
        if (isPaidUp)
        {
            return 0;
        }

        return plan.Amount.Currency == Currency.Krw ? MonthlyPremium.Of(plan.Amount.Amount, plan.CycleCode) : null;
    }

    // A car policy has no premium plan; what was paid in the last twelve months is its year.
    private static Figure? CarPremium(ViewScope scope, HeldAsset asset)
    {
        if (asset.Row.TypeCode != "17")
        {
            return null;
        }

        var month = Month.Of(scope.Today);
        var sum = Enumerable.Range(0, 12).Sum(back => MonthSums.OfAsset(scope, month.Plus(-back), asset.Key));
        return sum == 0 ? null : new(sum, "KRW", sum, FigureState.Estimated) { Source = asset.Key.Institution.OrgCode, Reason = "paid-in-a-year" };
    }

    // A policy whose premium nobody sends, such as property cover, costs something all the same: the sum says that it leaves it out.
    private static Figure Monthly(List<PolicyItem> premiums, bool leavesOut)
    {
        if (premiums.Count == 0)
        {
            return Figure.Missing("KRW", "nothing-linked");
        }

        var sum = FigureMaking.Won(premiums.Sum(item => item.MonthlyPremium!.Value));
        var figure = FigureMaking.Sum(premiums.Select(item => item.Premium!)) with { Amount = sum, Krw = sum };
        return leavesOut ? figure with { Reason = "leaves-out" } : figure;
    }

    private static IEnumerable<RiskCover> Risks(ViewScope scope, ImmutableArray<PolicyItem> inForce)
    {
        foreach (var (risk, covers) in RiskLines.All)
        {
            var rows = inForce.SelectMany(item => item.Coverages.Where(row => covers(row.Code) && IsActive(scope, row)).Select(row => (item.Id, row))).ToList();
            yield return new(risk, rows.Sum(pair => pair.row.Amount), rows.Select(pair => pair.Id).Distinct().Count());
        }
    }

    private static bool IsActive(ViewScope scope, CoverageItem row) =>
        row.StatusCode.TrimStart('0') is "" or "1" && (row.EndsOn is null || row.EndsOn >= scope.Today);

    // 실손: two policies of one kind pay together what one would, never double.
    private static void IndemnityOverlap(ViewScope scope, ImmutableArray<PolicyItem> items)
    {
        var indemnity = items.Where(item => IsInForce(item) && item.Kind == "indemnity").ToList();
        if (indemnity.Count > 1)
        {
            scope.Sheet.Notify(new("indemnity-overlap", NoticeLevel.Attention, indemnity[0].Id)
            {
                Values = new Dictionary<string, string> { ["count"] = indemnity.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            });
        }
    }

    private static RiderItem Rider(Rider row) =>
        new(row.Name, row.StatusCode, row.EndsOn, row.SumInsured.Amount, row.SumInsured.Currency.Code, row.IsMain);

    private static CoverageItem Cover(Coverage row) => new(row.Code, row.Name, row.Amount, row.StatusCode, row.EndsOn);

    private static CarCoverItem Car(CarCover row) =>
        new(row.Plate, row.CarName, row.StartsOn, row.EndsOn, row.HasOwnDamage, row.AgeRider, row.DriverRider);

    private static string KindOf(HeldAsset asset) => asset.Key.Kind is AssetKind.SuretyPolicy ? "surety" : asset.Row.TypeCode switch
    {
        "01" or "02" => "life",
        "03" or "04" or "05" or "06" or "07" or "08" or "22" => "health",
        "16" => "indemnity",
        "17" => "car",
        "18" => "property",
        "09" or "10" => "pension",
        "11" or "12" => "savings",
        _ => "other",
    };
}
