using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Pensions;

/// <summary>
/// The pensions of a relation as assets of a transfer request; a DB pension is only held or not (yes/no).
/// </summary>
internal static class PensionHolding
{
    public static IEnumerable<HeldAsset> PensionAssets(this IPensionHolder holder, string industry, DateTime now) =>
    [
        .. holder.Irps.Held(industry + ".irp", now),
        .. holder.Dcs.Held(industry + ".dc", now),
        .. holder.HasDb ? [new HeldAsset(industry + ".db", "", null, false, "DB형 퇴직연금")] : (HeldAsset[])[],
    ];
}
