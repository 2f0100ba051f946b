using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Institutions.Login;

namespace MyDataHub.Sandbox.Control;

/// <summary>The transfer request that headless choices state, as the consent page would make it.</summary>
internal static class ApprovedRequest
{
    public static TransferRequest Of(Approval approval, PendingAuthorization pending, Residents residents, DateOnly today)
    {
        var industry = pending.Institution.Industry;
        var assets = residents.Assets(pending.Institution.OrgCode, pending.Person!.Ci)
            .Where(asset => !asset.IsClosed && (approval.Assets?.Contains(asset.Number) ?? true))
            .GroupBy(asset => asset.Scope)
            .Select(group => new RequestedScope(group.Key, [.. group.Select(asset => new RequestedAsset(asset.Number, asset.Seqno))]));
        var flags = ScopeNames.WithoutAssets(industry)
            .Where(scope => approval.Assets?.Contains(scope) ?? true)
            .Select(scope => new RequestedScope(scope, null));
        return new TransferRequest
        {
            IsScheduled = approval.IsScheduled,
            BasicCycle = approval.IsScheduled ? approval.Cycle : null,
            AdditionalCycle = approval.IsScheduled ? approval.Cycle : null,
            EndDate = approval.EndDate ?? today.AddYears(1),
            Purpose = ConsentForms.Purpose,
            Period = new DateOnly(9999, 12, 31),
            Memo = approval.Memo,
            Merchant = approval.Merchant,
            Category = approval.Category,
            Targets = [new RequestedScope($"{industry.Wire()}.list", null), .. assets, .. flags],
        };
    }
}
