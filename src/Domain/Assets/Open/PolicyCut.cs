using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Policies with their terms.</summary>
internal static class PolicyCut
{
    internal static IReadOnlyList<OpenPolicy>? Of(AssetView view, OpenScope scope) =>
        scope.Has(ConsentDetails.Policies) && scope.Has(ConsentDomains.Insurance) ? [.. view.Insurance.Items.Select(Policy)] : null;

    private static OpenPolicy Policy(PolicyItem item) =>
        new(item.Id, item.Name, item.Institution, item.InstitutionName, item.Kind, item.Role, item.StatusCode)
        {
            MaskedNumber = item.MaskedNumber,
            IsClosed = item.IsClosed,
            OpenedOn = item.OpenedOn,
            EndsOn = item.EndsOn,
            SumInsured = item.SumInsured,
            Premium = item.Premium,
            PremiumCycle = item.PremiumCycle,
            MonthlyPremium = item.MonthlyPremium,
            PremiumsEndOn = item.PremiumsEndOn,
            IsRenewable = item.IsRenewable,
            Riders = item.Riders.IsEmpty ? null : item.Riders,
            Coverages = item.Coverages.IsEmpty ? null : item.Coverages,
            Cars = item.Cars.IsEmpty ? null : item.Cars,
        };
}
